namespace Advocacy.Adapters.Sources.Networks;

/// <summary>A page of an account's posts.</summary>
/// <param name="Posts">The posts, the newest first.</param>
/// <param name="Tag">Its ETag, by which it can be asked for again for nothing where nothing changed; null where the network has none.</param>
internal sealed record NetworkPage(IReadOnlyList<NetworkPost> Posts, string? Tag = null);
