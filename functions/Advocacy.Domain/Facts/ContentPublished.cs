using Advocacy.Domain.Reach;

namespace Advocacy.Domain.Facts;

/// <summary>Something worth sharing that the company published.</summary>
/// <param name="ContentId">The content.</param>
/// <param name="RecordedAt">When the source recorded it; the latest wins.</param>
/// <param name="Content">What it is.</param>
public sealed record ContentPublished(string ContentId, DateTimeOffset RecordedAt, Content Content) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this;
}
