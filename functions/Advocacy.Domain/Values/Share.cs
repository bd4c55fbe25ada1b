using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>A post by an employee on one network.</summary>
/// <param name="Network">The network, lower case.</param>
/// <param name="SharedAt">When it was posted, UTC.</param>
/// <param name="ContentId">The content that it shares, if any.</param>
/// <param name="Url">Where it stands, if known.</param>
/// <param name="Disclosed">Whether the post says that its author works there; null where nobody looked.</param>
public sealed record Share(string Network, DateTimeOffset SharedAt, string? ContentId, string? Url, bool? Disclosed = null)
{
    /// <summary>Orders this share among other records of the same one.</summary>
    public Revision RevisionAt(DateTimeOffset recordedAt) =>
        new(
            recordedAt,
            // Records of before are told apart as they were.
            Disclosed is null
                ? Fingerprint.Of(Network, SharedAt.ToString("O"), ContentId, Url)
                : Fingerprint.Of(Network, SharedAt.ToString("O"), ContentId, Url, Disclosed.Value ? "disclosed" : "undisclosed")
        );
}
