using Advocacy.Domain.Values;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.Accounts;

/// <summary>How people show that an account is theirs.</summary>
public sealed class AccountProofs(
    OwnAccounts own,
    IEnumerable<IAccountConsent> consents,
    IAppPassword password,
    IOptions<SourcesOptions> sources
)
{
    /// <summary>What they have connected, and what they can connect.</summary>
    public async Task<AccountsState> ReadAsync(EmployeeId employee, CancellationToken cancellationToken) =>
        new(
            await own.ReadAsync(employee, cancellationToken),
            await own.MayKeepAsync(employee, cancellationToken),
            consents.ToDictionary(consent => consent.Network, consent => consent.Servers, StringComparer.Ordinal),
            password.IsOn,
            sources.Value.LinkedIn.ListPosts,
            sources.Value.FirstDays
        );

    /// <summary>Asks a server to ask them; null where it is none of those that may be asked, or nothing of theirs may be kept.</summary>
    public async Task<AskedConsent?> AskAsync(
        EmployeeId employee,
        string network,
        string server,
        Uri back,
        string state,
        CancellationToken cancellationToken
    ) =>
        consents.FirstOrDefault(one => one.Network == network) is { } consent
        && consent.Servers.FirstOrDefault(known => known.Host == server) is { } found
        && await own.MayKeepAsync(employee, cancellationToken)
            ? await consent.AskAsync(found, back, state, cancellationToken)
            : null;

    /// <summary>Keeps the account of whoever signed in at a server.</summary>
    /// <returns>Whether somebody did.</returns>
    public async Task<bool> FinishAsync(EmployeeId employee, AskedConsent asked, string code, CancellationToken cancellationToken) =>
        consents.FirstOrDefault(one => one.Network == asked.Network) is { } consent
        // Before anything is granted.
        && await own.MayKeepAsync(employee, cancellationToken)
        && await own.KeepAsync(employee, consent.Network, await consent.AccountOfAsync(asked, code, cancellationToken), cancellationToken);

    /// <summary>Keeps the account that a password opens.</summary>
    /// <returns>Whether it opens one.</returns>
    public async Task<bool> ShowAsync(EmployeeId employee, string account, string secret, CancellationToken cancellationToken) =>
        password.IsOn
        && await own.MayKeepAsync(employee, cancellationToken)
        && await own.KeepAsync(
            employee,
            password.Network,
            await password.AccountOfAsync(account, secret, cancellationToken),
            cancellationToken
        );
}

/// <summary>What the page of accounts shows.</summary>
/// <param name="Own">The person's accounts.</param>
/// <param name="MayConnect">Whether they take part in measuring, as the store has it.</param>
/// <param name="Servers">Servers at which they can sign in, by network.</param>
/// <param name="TakesBluesky">Whether an account of Bluesky can be shown.</param>
/// <param name="ListsLinkedIn">Whether posts of LinkedIn are looked for.</param>
/// <param name="FirstDays">How many days back its posts are looked for.</param>
public sealed record AccountsState(
    OwnAccountsState Own,
    bool MayConnect,
    IReadOnlyDictionary<string, IReadOnlyList<Uri>> Servers,
    bool TakesBluesky,
    bool ListsLinkedIn,
    int FirstDays
);
