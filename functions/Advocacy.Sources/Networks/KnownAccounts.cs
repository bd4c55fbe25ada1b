using Advocacy.Domain.Values;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>Whose an account is: by what people showed themselves, and by HR's table. Who showed that it is theirs is believed; an account
/// that two showed is nobody's.</summary>
internal sealed class KnownAccounts(AccountSheet sheet, ConnectedAccounts connected)
{
    private readonly Dictionary<string, Joined> _joined = new(StringComparer.Ordinal);

    /// <summary>The ids of people by their account on a network: the same table as long as it is the same.</summary>
    /// <exception cref="RefusedFileException">A column of HR's table is missing.</exception>
    public async Task<IReadOnlyDictionary<string, EmployeeId>> ReadAsync(string network, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken))(network);

    /// <summary>The same of any network.</summary>
    /// <exception cref="RefusedFileException">A column of HR's table is missing.</exception>
    public async Task<Func<string, IReadOnlyDictionary<string, EmployeeId>>> ReadAsync(CancellationToken cancellationToken)
    {
        var told = await sheet.ReadAsync(cancellationToken);
        var shown = await connected.AllAsync(cancellationToken);
        return shown.Count == 0 ? told : network => JoinedOf(network.ToLowerInvariant(), told(network), shown);
    }

    private IReadOnlyDictionary<string, EmployeeId> JoinedOf(
        string network,
        IReadOnlyDictionary<string, EmployeeId> told,
        IReadOnlyList<ConnectedAccount> shown
    )
    {
        lock (_joined)
        {
            if (!_joined.TryGetValue(network, out var last) || last.Told != told || last.Shown != shown)
            {
                last = new(told, shown, Join(network, told, shown));
                _joined[network] = last;
            }

            return last.All;
        }
    }

    private static Dictionary<string, EmployeeId> Join(
        string network,
        IReadOnlyDictionary<string, EmployeeId> told,
        IEnumerable<ConnectedAccount> shown
    )
    {
        var all = new Dictionary<string, EmployeeId>(told, StringComparer.Ordinal);
        foreach (var account in shown.Where(one => one.Network == network).GroupBy(one => one.Account, StringComparer.Ordinal))
        {
            all.Remove(account.Key);
            if (account.Select(one => one.EmployeeId).Distinct().Count() == 1)
            {
                all[account.Key] = account.First().EmployeeId;
            }
        }

        return all;
    }

    // By reference: both are the same as long as nothing changed.
    private sealed record Joined(
        IReadOnlyDictionary<string, EmployeeId> Told,
        IReadOnlyList<ConnectedAccount> Shown,
        IReadOnlyDictionary<string, EmployeeId> All
    );
}
