using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;

namespace Advocacy.Adapters.Cosmos;

/// <summary>Something worth sharing.</summary>
/// <param name="Id">Hash of the content's id; also the partition.</param>
/// <param name="ContentId">The content.</param>
/// <param name="Content">The latest record of it.</param>
internal sealed record ContentDocument(string Id, string ContentId, Latest<Content> Content) : IDocument
{
    /// <inheritdoc/>
    public string Partition => Id;

    public static ContentDocument Of(string contentId, Latest<Content> content) => new(Fingerprint.Hex("content", contentId), contentId, content);
}
