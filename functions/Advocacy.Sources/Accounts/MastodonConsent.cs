using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Networks;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Accounts;

/// <summary>Mastodon's OAuth (docs.joinmastodon.org: methods/apps#create, methods/oauth, methods/accounts#verify_credentials, 4.3): every
/// server is a provider of its own, at which a program makes itself known when it first comes.</summary>
internal sealed class MastodonConsent(AccountCalls calls, IOptions<SourcesOptions> options) : IAccountConsent
{
    // Who somebody is, and nothing else.
    private const string Scope = "profile";
    private const int VerifierBytes = 32;

    /// <inheritdoc/>
    public string Network => "mastodon";

    /// <inheritdoc/>
    public IReadOnlyList<Uri> Servers =>
        options.Value.MastodonServer is { Length: > 0 } own
            ? [.. options.Value.MastodonServers.Prepend(own).Distinct(StringComparer.OrdinalIgnoreCase).Select(server => new Uri(server))]
            : [];

    /// <inheritdoc/>
    public async Task<AskedConsent> AskAsync(Uri server, Uri back, string state, CancellationToken cancellationToken)
    {
        var app = await PostAsync(
            server,
            "/api/v1/apps",
            [("client_name", "Advocacy"), ("redirect_uris", back.AbsoluteUri), ("scopes", Scope)],
            cancellationToken
        );
        if (app?.Text("client_id") is not { } id || app.Value.Text("client_secret") is not { } secret)
        {
            throw new SourceFailedException($"{server.Host} does not take this program; it needs Mastodon 4.3");
        }

        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(VerifierBytes));
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var (client, redirect) = (Uri.EscapeDataString(id), Uri.EscapeDataString(back.AbsoluteUri));
        var page = new Uri(
            server,
            $"/oauth/authorize?response_type=code&client_id={client}&redirect_uri={redirect}&scope={Scope}"
                + $"&state={Uri.EscapeDataString(state)}&code_challenge={challenge}&code_challenge_method=S256"
        );
        return new(Network, page, server, back, id, secret, verifier);
    }

    /// <inheritdoc/>
    public async Task<ShownAccount?> AccountOfAsync(AskedConsent asked, string code, CancellationToken cancellationToken)
    {
        (string, string)[] client = [("client_id", asked.ClientId), ("client_secret", asked.ClientSecret)];
        var granted = await PostAsync(
            asked.Server,
            "/oauth/token",
            [
                ("grant_type", "authorization_code"),
                ("code", code),
                ("redirect_uri", asked.Back.AbsoluteUri),
                ("code_verifier", asked.Verifier),
                .. client,
            ],
            cancellationToken
        );
        if (granted?.Text("access_token") is not { } token)
        {
            return null;
        }

        ShownAccount? shown;
        System.Text.Json.JsonElement? givenBack;
        try
        {
            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(asked.Server, "/api/v1/accounts/verify_credentials"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            shown = (await calls.SendAsync(request, cancellationToken))?.Text("acct") is { Length: > 0 } account
                ? AccountOf(asked.Server, account)
                : null;
        }
        finally
        {
            givenBack = await PostAsync(asked.Server, "/oauth/revoke", [("token", token), .. client], CancellationToken.None);
        }

        return givenBack is null ? throw new SourceFailedException($"{asked.Server.Host} does not take back what it granted") : shown;
    }

    /// <summary>Nothing is kept.</summary>
    public Task GiveBackAsync(string grant, CancellationToken cancellationToken) => Task.CompletedTask;

    // The server that is asked for posts knows its own people without its name.
    private ShownAccount AccountOf(Uri server, string account)
    {
        var key = AccountSheet.KeyOf(server.Host == new Uri(options.Value.MastodonServer!).Host ? account : $"{account}@{server.Host}");
        return new(key, $"{AccountSheet.KeyOf(account)}@{server.Host}");
    }

    private Task<System.Text.Json.JsonElement?> PostAsync(
        Uri server,
        string path,
        (string Name, string Value)[] form,
        CancellationToken cancellationToken
    ) =>
        calls.SendAsync(
            new(HttpMethod.Post, new Uri(server, path))
            {
                Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            },
            cancellationToken
        );
}
