namespace Advocacy.Pipeline.Options;

/// <summary>What keeps people apart from their data.</summary>
public sealed class PrivacyOptions : ICheckedOptions
{
    private const int LeastKey = 16;

    /// <inheritdoc/>
    public static string Section => "Advocacy:Privacy";

    /// <summary>The secret that pseudonyms follow from, at least 16 characters; none is one kept in a file beside the outputs. In Azure a
    /// reference to Key Vault. With another key everybody is somebody else.</summary>
    public string? PseudonymKey { get; set; }

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() => PseudonymKey is { Length: > 0 and < LeastKey }
        ? [$"{nameof(PseudonymKey)} has {PseudonymKey.Length} characters, but must have at least {LeastKey}."]
        : [];
}
