using Advocacy.Domain.Values;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.Accounts;

/// <summary>The accounts of the person who asks, and how they show that one is theirs.</summary>
public sealed class OwnAccounts(
    ConnectedAccounts accounts,
    IAccountConsent consent,
    IAppPassword password,
    Pseudonyms pseudonyms,
    IOptions<SourcesOptions> sources,
    TimeProvider clock
)
{
    /// <summary>What they have connected, and what they can connect.</summary>
    public async Task<AccountsState> ReadAsync(EmployeeId employee, CancellationToken cancellationToken) =>
        new(
            await accounts.OfAsync(await OfAsync(employee, cancellationToken), cancellationToken),
            consent.Servers,
            password.IsOn,
            sources.Value.FirstDays
        );

    /// <summary>Asks a server to ask them; null where it is none of those that may be asked.</summary>
    public async Task<AskedConsent?> AskAsync(string server, Uri back, string state, CancellationToken cancellationToken) =>
        consent.Servers.FirstOrDefault(known => known.Host == server) is { } found
            ? await consent.AskAsync(found, back, state, cancellationToken)
            : null;

    /// <summary>Keeps the account of whoever signed in at a server.</summary>
    /// <returns>Whether somebody did.</returns>
    public async Task<bool> FinishAsync(EmployeeId employee, AskedConsent asked, string code, CancellationToken cancellationToken) =>
        await KeepAsync(employee, consent.Network, await consent.AccountOfAsync(asked, code, cancellationToken), cancellationToken);

    /// <summary>Keeps the account that a password opens.</summary>
    /// <returns>Whether it opens one.</returns>
    public async Task<bool> ShowAsync(EmployeeId employee, string account, string secret, CancellationToken cancellationToken) =>
        password.IsOn
        && await KeepAsync(
            employee,
            password.Network,
            await password.AccountOfAsync(account, secret, cancellationToken),
            cancellationToken
        );

    /// <summary>Forgets an account.</summary>
    public async Task ForgetAsync(EmployeeId employee, string network, CancellationToken cancellationToken) =>
        await accounts.RemoveAsync(await OfAsync(employee, cancellationToken), network, cancellationToken);

    private async Task<bool> KeepAsync(EmployeeId employee, string network, string? account, CancellationToken cancellationToken)
    {
        if (account is null)
        {
            return false;
        }

        var person = await OfAsync(employee, cancellationToken);
        await accounts.AddAsync(new(person, employee, network, account, clock.GetUtcNow()), cancellationToken);
        return true;
    }

    private async Task<PersonId> OfAsync(EmployeeId employee, CancellationToken cancellationToken) =>
        (await pseudonyms.LoadAsync(cancellationToken))(employee);
}

/// <summary>Accounts of a person.</summary>
/// <param name="Connected">Those that they showed to be theirs.</param>
/// <param name="Servers">Mastodon servers at which they can sign in.</param>
/// <param name="TakesBluesky">Whether an account of Bluesky can be shown.</param>
/// <param name="FirstDays">How many days back its posts are looked for.</param>
public sealed record AccountsState(IReadOnlyList<ConnectedAccount> Connected, IReadOnlyList<Uri> Servers, bool TakesBluesky, int FirstDays);
