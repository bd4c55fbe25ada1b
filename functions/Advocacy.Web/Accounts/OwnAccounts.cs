using Advocacy.Domain.Values;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;

namespace Advocacy.Web.Accounts;

/// <summary>The accounts of the person who asks. One is kept only while the store has their consent to be measured: not of whoever was
/// erased, and not before.</summary>
public sealed class OwnAccounts(
    ConnectedAccounts accounts,
    IToldAccounts told,
    IActivityStore store,
    Pseudonyms pseudonyms,
    TimeProvider clock
)
{
    /// <summary>What they have connected, and what HR's table says.</summary>
    public async Task<OwnAccountsState> ReadAsync(EmployeeId employee, CancellationToken cancellationToken)
    {
        var person = await OfAsync(employee, cancellationToken);
        var own = await accounts.OfAsync(person, cancellationToken);
        var all = await accounts.AllAsync(cancellationToken);
        return new(
            [.. own.Select(account => (account, all.Any(other => IsContested(account, other))))],
            await told.OfAsync(employee, cancellationToken)
        );
    }

    /// <summary>Whether an account of theirs may be kept.</summary>
    public async Task<bool> MayKeepAsync(EmployeeId employee, CancellationToken cancellationToken) =>
        await store.FindAsync(await OfAsync(employee, cancellationToken), Purpose.Measure, cancellationToken) is not null;

    /// <summary>Keeps an account that they showed.</summary>
    /// <returns>Whether it is kept.</returns>
    public async Task<bool> KeepAsync(EmployeeId employee, string network, ShownAccount? shown, CancellationToken cancellationToken)
    {
        if (shown is null)
        {
            return false;
        }

        try
        {
            return await MayKeepAsync(employee, cancellationToken)
                ? await AddAsync(employee, network, shown, cancellationToken)
                : await ReturnAsync(network, shown);
        }
        catch
        {
            await ReturnAsync(network, shown);
            throw;
        }
    }

    /// <summary>Gives back what was granted for an account that is not kept.</summary>
    /// <returns>False: it is not kept.</returns>
    private async Task<bool> ReturnAsync(string network, ShownAccount shown)
    {
        if (shown.Grant is { } grant)
        {
            await accounts.GiveBackAsync(network, grant);
        }

        return false;
    }

    /// <summary>Keeps an account; whoever withdraws meanwhile is seen here, or has it removed.</summary>
    private async Task<bool> AddAsync(EmployeeId employee, string network, ShownAccount shown, CancellationToken cancellationToken)
    {
        var person = await OfAsync(employee, cancellationToken);
        await accounts.AddAsync(
            new(person, employee, network, shown.Account, shown.Name, clock.GetUtcNow()),
            shown.Grant,
            cancellationToken
        );
        if (await MayKeepAsync(employee, cancellationToken))
        {
            return true;
        }

        await accounts.RemoveAsync(person, network, cancellationToken);
        return false;
    }

    /// <summary>Forgets one, or all where no network is named.</summary>
    /// <returns>Whether what the network granted is given back.</returns>
    public async Task<bool> ForgetAsync(EmployeeId employee, string? network, CancellationToken cancellationToken) =>
        await accounts.RemoveAsync(await OfAsync(employee, cancellationToken), network, cancellationToken);

    private static bool IsContested(ConnectedAccount own, ConnectedAccount other) =>
        (own.Network, own.Account) == (other.Network, other.Account) && own.PersonId != other.PersonId;

    private async Task<PersonId> OfAsync(EmployeeId employee, CancellationToken cancellationToken) =>
        (await pseudonyms.LoadAsync(cancellationToken))(employee);
}

/// <summary>Accounts of a person.</summary>
/// <param name="Connected">Those that they showed to be theirs, and whether somebody else showed the same.</param>
/// <param name="Told">Those that HR's table says are theirs.</param>
public sealed record OwnAccountsState(
    IReadOnlyList<(ConnectedAccount Account, bool IsContested)> Connected,
    IReadOnlyList<(string Network, string Account)> Told
);
