namespace Advocacy.Adapters.Sources.Networks;

/// <summary>What was known of an account's posts when it was last looked at.</summary>
/// <param name="Mark">The mark of the newest, or null.</param>
/// <param name="Tag">The ETag of the first page since that mark, or null.</param>
internal sealed record KnownPosts(string? Mark, string? Tag);
