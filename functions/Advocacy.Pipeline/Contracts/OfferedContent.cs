namespace Advocacy.Pipeline.Contracts;

/// <summary>A piece of content to offer to somebody.</summary>
/// <param name="ContentId">The content.</param>
/// <param name="Kind">Its kind, or null.</param>
/// <param name="Topic">Its topic, or null.</param>
/// <param name="Url">Where it is, or null.</param>
public sealed record OfferedContent(string ContentId, string? Kind, string? Topic, string? Url);
