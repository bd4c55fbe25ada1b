using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Privacy;

/// <summary>What keeps people apart from their data.</summary>
public sealed class PrivacyOptions : ICheckedOptions
{
    /// <summary>The key of the simulated company's pseudonyms: "simulated company: not a secret!".</summary>
    public const string PublishedKey = "c2ltdWxhdGVkIGNvbXBhbnk6IG5vdCBhIHNlY3JldCE=";

    /// <inheritdoc/>
    public static string Section => "Advocacy:Privacy";

    /// <summary>The secret that pseudonyms follow from, at least 32 bytes in base64; without one, a key is made and kept beside the
    /// outputs. In Azure a reference to Key Vault. With another key everybody is somebody else, and the store says so.</summary>
    public string? PseudonymKey { get; set; }

    /// <summary>The only source whose events are taken in; none is any. The simulated company has it, whose keys are published: under them
    /// no real person may be kept.</summary>
    public string? OnlySource { get; set; }

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() => new[] { SecretKey.Mistake(nameof(PseudonymKey), PseudonymKey) }.OfType<string>();
}
