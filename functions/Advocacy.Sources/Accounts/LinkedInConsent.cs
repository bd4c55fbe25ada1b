using System.Net.Http.Headers;
using System.Text.Json;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Networks;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Accounts;

/// <summary>LinkedIn's member authorisation (learn.microsoft.com/linkedin: shared/authentication/authorization-code-flow and
/// programmatic-refresh-tokens, shared/integrations/people/profile-api): the company's program is known there, and what it grants is kept,
/// since the counters of a member's posts are told to nobody else. It is good for a year.</summary>
internal sealed class LinkedInConsent(AccountCalls calls, IOptions<SourcesOptions> options, IOptions<PrivacyOptions> privacy)
    : IAccountConsent
{
    // Who somebody is, and what their posts brought: no permission to post.
    private const string Scopes = "r_basicprofile r_member_postAnalytics";
    private const string ListScope = "r_member_social";

    /// <inheritdoc/>
    public string Network => LinkedIn.Network;

    private LinkedInOptions Options => options.Value.LinkedIn;

    /// <inheritdoc/>
    /// <remarks>None over the simulated company, whose keys are published: nobody's grant would be sealed there.</remarks>
    public IReadOnlyList<Uri> Servers =>
        Options.Server is { Length: > 0 } && privacy.Value.PseudonymKey != PrivacyOptions.PublishedKey ? [new(Options.SignIn)] : [];

    /// <inheritdoc/>
    public Task<AskedConsent> AskAsync(Uri server, Uri back, string state, CancellationToken cancellationToken)
    {
        var scopes = Options.ListPosts ? $"{Scopes} {ListScope}" : Scopes;
        var page = new Uri(
            server,
            $"/oauth/v2/authorization?response_type=code&client_id={Uri.EscapeDataString(Options.ClientId!)}"
                + $"&redirect_uri={Uri.EscapeDataString(back.AbsoluteUri)}&state={Uri.EscapeDataString(state)}"
                + $"&scope={Uri.EscapeDataString(scopes)}"
        );
        return Task.FromResult(new AskedConsent(Network, page, server, back, Options.ClientId!, "", ""));
    }

    /// <inheritdoc/>
    public async Task<ShownAccount?> AccountOfAsync(AskedConsent asked, string code, CancellationToken cancellationToken)
    {
        var granted = await PostAsync(
            "/oauth/v2/accessToken",
            [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", asked.Back.AbsoluteUri)],
            cancellationToken
        );
        if (granted?.Text("access_token") is not { } token)
        {
            return null;
        }

        if (granted.Value.Text("refresh_token") is not { } refreshToken)
        {
            await GiveBackAsync(token, CancellationToken.None);
            throw new SourceFailedException("LinkedIn gives this program no refresh tokens: it has to be asked for them there");
        }

        ShownAccount? shown = null;
        try
        {
            return shown = await WhoAsync(token, refreshToken, cancellationToken);
        }
        finally
        {
            if (shown is null)
            {
                await GiveBackAsync(refreshToken, CancellationToken.None);
            }
        }
    }

    private async Task<ShownAccount?> WhoAsync(string token, string refreshToken, CancellationToken cancellationToken)
    {
        var me = new HttpRequestMessage(HttpMethod.Get, new Uri(new(Options.Server!), "/v2/me"));
        me.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await calls.SendAsync(me, cancellationToken) is { } answer && answer.Text("id") is { Length: > 0 } id
            ? new(AccountSheet.KeyOf(id), answer.Text("vanityName") is { Length: > 0 } name ? name : id)
            {
                Grant = new LinkedInGrant(id, refreshToken).ToString(),
            }
            : null;
    }

    /// <inheritdoc/>
    public async Task GiveBackAsync(string grant, CancellationToken cancellationToken)
    {
        if (Servers.Count == 0)
        {
            throw new SourceFailedException("LinkedIn is not set up here, so that nothing can be given back to it");
        }

        if (await PostAsync("/oauth/v2/revoke", [("token", LinkedInGrant.Of(grant)?.Token ?? grant)], cancellationToken) is null)
        {
            throw new SourceFailedException("LinkedIn does not take back what it granted");
        }
    }

    private Task<JsonElement?> PostAsync(string path, (string Name, string Value)[] form, CancellationToken cancellationToken) =>
        calls.SendAsync(
            new(HttpMethod.Post, new Uri(new(Options.SignIn), path))
            {
                Content = new FormUrlEncodedContent(
                    form.Append(("client_id", Options.ClientId!))
                        .Append(("client_secret", Options.ClientSecret!))
                        .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
                ),
            },
            cancellationToken
        );
}
