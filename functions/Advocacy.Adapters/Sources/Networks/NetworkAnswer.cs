using System.Text.Json;

namespace Advocacy.Adapters.Sources.Networks;

/// <summary>What a network answered.</summary>
/// <param name="Json">The answer; undefined where nothing has changed since a tag.</param>
/// <param name="Next">The next page by its Link header, or null.</param>
/// <param name="Tag">Its ETag, or null.</param>
internal sealed record NetworkAnswer(JsonElement Json, Uri? Next, string? Tag);
