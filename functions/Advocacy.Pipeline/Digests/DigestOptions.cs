using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Digests;

/// <summary>Where the weekly digest goes. It is written to digest/ in any case.</summary>
public sealed class DigestOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Digest";

    /// <summary>The address of an incoming webhook of Teams or Slack, which is a secret: who has it can write there. None sends
    /// nothing.</summary>
    public string? Webhook { get; set; }

    /// <summary>Where the report is to be read, for the link; none has no link.</summary>
    public string? Page { get; set; }

    /// <summary>The language of what is sent, en or fr.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Whether the webhook is one of Slack, which takes a text; others take an adaptive card.</summary>
    public bool IsSlack => Uri.TryCreate(Webhook, UriKind.Absolute, out var uri) && uri.Host == "hooks.slack.com";

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        new[]
        {
            // Not repeated: it is a secret.
            IsWebOrNone(Webhook) ? null : $"{nameof(Webhook)} is no address that begins with https://.",
            IsWebOrNone(Page) ? null : $"{nameof(Page)} is '{Page}', which is no address that begins with https://.",
            Language is "en" or "fr" ? null : $"{nameof(Language)} is '{Language}', but must be en or fr.",
        }.OfType<string>();

    private static bool IsWebOrNone(string? address) =>
        string.IsNullOrEmpty(address)
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback));
}
