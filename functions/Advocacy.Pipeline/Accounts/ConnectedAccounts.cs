using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Privacy;

namespace Advocacy.Pipeline.Accounts;

/// <summary>Accounts on networks that people showed to be theirs: accounts/DD.json, by the first two digits of pseudonyms. Only the program
/// reads them. What a network granted is kept sealed, where it has to be, lets nobody post for anybody, and is given back when the account
/// goes, however that came.</summary>
public sealed class ConnectedAccounts(IOutputs outputs, SealedGrants grants, ReturningGrants returning, TimeProvider clock)
    : IPersonalData,
        IWithdrawable
{
    private const string Folder = "accounts/";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    // One reference, so that a reader sees the old one or the new one.
    private LastRead? _read;

    /// <inheritdoc/>
    public string Place => "accounts";

    /// <summary>The accounts of a person.</summary>
    public async Task<IReadOnlyList<ConnectedAccount>> OfAsync(PersonId person, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(FileOf(person), cancellationToken)).Where(account => account.PersonId == person)];

    /// <summary>Everybody's, at most five minutes old: the same list as long as it is the same.</summary>
    public async Task<IReadOnlyList<ConnectedAccount>> AllAsync(CancellationToken cancellationToken)
    {
        if (_read is { } read && clock.GetUtcNow() < read.Until)
        {
            return read.All;
        }

        var all = new List<ConnectedAccount>();
        foreach (var file in await outputs.ListAsync(Audience.Accounts, Folder, cancellationToken))
        {
            all.AddRange(await ReadAsync(file, cancellationToken));
        }

        var known = _read?.All is { } last && last.SequenceEqual(all) ? last : all;
        _read = new(known, clock.GetUtcNow() + Kept);
        return known;
    }

    /// <summary>Keeps an account, in the place of any other of that person on that network.</summary>
    /// <param name="account">The account.</param>
    /// <param name="grant">What the network granted and has to be kept, or null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AddAsync(ConnectedAccount account, string? grant, CancellationToken cancellationToken)
    {
        account = account with { Grant = grant is null ? null : await grants.SealAsync(account.PersonId, grant, cancellationToken) };
        await ChangeAsync(
            account.PersonId,
            known => [.. known.Where(one => (one.PersonId, one.Network) != (account.PersonId, account.Network)), account],
            cancellationToken
        );
    }

    /// <summary>Gives back what a network granted for an account that is not kept.</summary>
    public async Task GiveBackAsync(string network, string grant)
    {
        await returning.AddAsync(network, grant, CancellationToken.None);
        await returning.TryAsync(CancellationToken.None);
    }

    /// <summary>Forgets the account of a person on a network, or all of theirs where none is named.</summary>
    /// <returns>Whether what the network granted is given back; otherwise that is tried every night.</returns>
    public Task<bool> RemoveAsync(PersonId person, string? network, CancellationToken cancellationToken) =>
        ChangeAsync(
            person,
            known => [.. known.Where(one => one.PersonId != person || (network is not null && one.Network != network))],
            cancellationToken
        );

    /// <summary>Forgets the accounts of whoever takes part no more, however that came.</summary>
    public async Task KeepAsync(
        Func<IReadOnlyCollection<PersonId>, Task<IReadOnlySet<PersonId>>> whoTakesPart,
        CancellationToken cancellationToken
    )
    {
        List<PersonId> all = [.. (await AllAsync(cancellationToken)).Select(account => account.PersonId).Distinct()];
        var kept = all.Count == 0 ? new HashSet<PersonId>() : await whoTakesPart(all);
        foreach (var person in all.Where(person => !kept.Contains(person)))
        {
            await RemoveAsync(person, null, cancellationToken);
        }

        await returning.TryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WithdrawAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancellationToken)
    {
        var files = await outputs.ListAsync(Audience.Accounts, Folder, cancellationToken);
        foreach (var person in people.Where(person => files.Contains(FileOf(person))))
        {
            await RemoveAsync(person, null, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var account in await OfAsync(names.Pseudonym, cancellationToken))
        {
            // They see that there is a grant, and nobody gets it by their copy.
            yield return JsonSerializer.Serialize(
                account with
                {
                    Grant = account.Grant is null ? null : "sealed",
                },
                JsonSerializerOptions.Web
            );
        }
    }

    /// <inheritdoc/>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var found = await OfAsync(names.Pseudonym, cancellationToken);
        if (found.Count > 0)
        {
            await RemoveAsync(names.Pseudonym, null, cancellationToken);
        }

        return new(found.Count);
    }

    private static string FileOf(PersonId person) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{person.Value[..2]}.json");

    /// <returns>Whether all that networks had granted for what went is given back.</returns>
    private async Task<bool> ChangeAsync(
        PersonId person,
        Func<IReadOnlyList<ConnectedAccount>, List<ConnectedAccount>> change,
        CancellationToken cancellationToken
    )
    {
        var before = await ReadAsync(FileOf(person), cancellationToken);
        var after = change(before);
        List<ConnectedAccount> gone = [.. before.Where(one => !after.Exists(other => IsSame(one, other)))];
        var written = await ReturnAsync(gone, cancellationToken);
        await outputs.ChangeAsync(
            Audience.Accounts,
            FileOf(person),
            content =>
            {
                var known = AccountsIn(content);
                var changed = change(known);
                return changed.SequenceEqual(known)
                    ? (ReadOnlyMemory<byte>?)null
                    : JsonSerializer.SerializeToUtf8Bytes(changed, JsonSerializerOptions.Web);
            },
            cancellationToken
        );
        _read = null;
        // What others still wait for is no news to this person.
        return written.Count == 0 || !(await returning.TryAsync(cancellationToken)).Overlaps(written);
    }

    // Who connects the same account again has been granted anew what the network knows as one.
    private static bool IsSame(ConnectedAccount one, ConnectedAccount other) =>
        (one.PersonId, one.Network, one.Account) == (other.PersonId, other.Network, other.Account);

    /// <summary>Writes down the grants of accounts that are about to go.</summary>
    private async Task<IReadOnlyList<string>> ReturnAsync(IEnumerable<ConnectedAccount> gone, CancellationToken cancellationToken)
    {
        var written = new List<string>();
        foreach (var account in gone)
        {
            if (account.Grant is { } kept && await grants.OpenAsync(account.PersonId, kept, cancellationToken) is { } grant)
            {
                written.Add(await returning.AddAsync(account.Network, grant, cancellationToken));
            }
        }

        return written;
    }

    private async Task<IReadOnlyList<ConnectedAccount>> ReadAsync(string file, CancellationToken cancellationToken) =>
        AccountsIn(await outputs.ReadAsync(Audience.Accounts, file, cancellationToken));

    private static List<ConnectedAccount> AccountsIn(ReadOnlyMemory<byte>? content) =>
        content is { Length: > 0 } json ? JsonSerializer.Deserialize<List<ConnectedAccount>>(json.Span, JsonSerializerOptions.Web)! : [];

    private sealed record LastRead(IReadOnlyList<ConnectedAccount> All, DateTimeOffset Until);
}

/// <summary>An account that somebody showed to be theirs.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="EmployeeId">The same by the company's id: shares are told under it, as those of every source.</param>
/// <param name="Network">The network, lower case.</param>
/// <param name="Account">What the network knows it by for good, as far as it has such a thing; lower case, without @ before it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Since">When they showed it, UTC.</param>
public sealed record ConnectedAccount(
    PersonId PersonId,
    EmployeeId EmployeeId,
    string Network,
    string Account,
    string Name,
    DateTimeOffset Since
)
{
    /// <summary>What the network granted, sealed (<see cref="SealedGrants"/>); null where nothing had to be kept.</summary>
    public string? Grant { get; init; }
}
