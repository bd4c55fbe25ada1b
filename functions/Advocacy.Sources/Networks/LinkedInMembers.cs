using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Networks;

/// <summary>The members who consented at LinkedIn: on the pages, or by the configuration.</summary>
internal sealed class LinkedInMembers(IOptions<SourcesOptions> options, ConnectedAccounts accounts, SealedGrants grants)
{
    private readonly Lazy<Dictionary<string, string>> _configured = new(() =>
        options
            .Value.LinkedIn.Members.Where(member => member.Value.Length > 0)
            .DistinctBy(member => AccountSheet.KeyOf(member.Key))
            .ToDictionary(member => AccountSheet.KeyOf(member.Key), member => member.Value)
    );

    /// <summary>What a member granted, by their account; null where they granted nothing. The id is empty where the configuration has it,
    /// which does not say it.</summary>
    public async Task<LinkedInGrant?> GrantOfAsync(string account, CancellationToken cancellationToken)
    {
        var connected = (await accounts.AllAsync(cancellationToken)).FirstOrDefault(one =>
            one.Network == LinkedIn.Network && one.Account == account
        );
        return connected is { Grant: { } sealedGrant }
                ? LinkedInGrant.Of(await grants.OpenAsync(connected.PersonId, sealedGrant, cancellationToken))
            : _configured.Value.TryGetValue(account, out var token) ? new("", token)
            : null;
    }
}
