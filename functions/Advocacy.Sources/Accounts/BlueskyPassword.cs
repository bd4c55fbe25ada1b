using System.Net.Http.Headers;
using System.Net.Http.Json;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Networks;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Accounts;

/// <summary>Bluesky's app passwords (the lexicons com.atproto.server.createSession and deleteSession): a session is opened, which
/// tells whose it is, and closed.</summary>
internal sealed class BlueskyPassword(AccountCalls calls, IOptions<SourcesOptions> options) : IAppPassword
{
    /// <inheritdoc/>
    public string Network => "bluesky";

    /// <inheritdoc/>
    public bool IsOn => options.Value.BlueskyServer is { Length: > 0 };

    /// <inheritdoc/>
    public async Task<string?> AccountOfAsync(string account, string password, CancellationToken cancellationToken)
    {
        var server = new Uri(options.Value.BlueskySignInServer);
        var opened = await calls.SendAsync(
            new(HttpMethod.Post, new Uri(server, "/xrpc/com.atproto.server.createSession"))
            {
                Content = JsonContent.Create(new { identifier = AccountSheet.KeyOf(account), password }),
            },
            cancellationToken
        );
        if (opened?.Text("refreshJwt") is not { } token)
        {
            return null;
        }

        var close = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/xrpc/com.atproto.server.deleteSession"));
        close.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await calls.SendAsync(close, CancellationToken.None);
        return opened.Value.Text("handle") is { Length: > 0 } handle ? AccountSheet.KeyOf(handle) : null;
    }
}
