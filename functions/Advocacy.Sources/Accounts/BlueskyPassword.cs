using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Networks;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Accounts;

/// <summary>Bluesky's app passwords (the lexicons com.atproto.server.createSession and deleteSession): a session is opened, which
/// tells whose it is, and closed.</summary>
internal sealed class BlueskyPassword(AccountCalls calls, IOptions<SourcesOptions> options) : IAppPassword
{
    private const string MainPassword = "com.atproto.access";

    /// <inheritdoc/>
    public string Network => "bluesky";

    /// <inheritdoc/>
    public bool IsOn => options.Value.BlueskyServer is { Length: > 0 };

    /// <inheritdoc/>
    public async Task<ShownAccount?> AccountOfAsync(string account, string password, CancellationToken cancellationToken)
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
        // Handles change hands, and a broken one is called alike for everybody: the identifier is whose it is.
        return IsOfAppPassword(opened.Value.Text("accessJwt")) && opened.Value.Text("did") is { Length: > 0 } did
            ? new(AccountSheet.KeyOf(did), AccountSheet.KeyOf(opened.Value.Text("handle") is { Length: > 0 } handle ? handle : did))
            : null;
    }

    /// <summary>Whether a session is not one of somebody's main password, which nobody should have to type here. Its token says so
    /// (atproto.com/specs/xrpc: scopes); one that says nothing is taken.</summary>
    private static bool IsOfAppPassword(string? token)
    {
        try
        {
            return token?.Split('.') is not [_, var claims, _]
                || JsonDocument.Parse(Base64Url.DecodeFromChars(claims)).RootElement.Text("scope") != MainPassword;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return true;
        }
    }
}
