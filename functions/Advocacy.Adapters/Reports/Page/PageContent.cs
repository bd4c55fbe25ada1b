using System.Globalization;
using Advocacy.Domain.Reach;

namespace Advocacy.Adapters.Reports.Page;

/// <summary>A content on the page.</summary>
/// <param name="Id">Its id; null for shares of none.</param>
/// <param name="Campaign">Campaign, or null.</param>
/// <param name="Topic">Topic, or null.</param>
/// <param name="Kind">Kind, or null.</param>
/// <param name="Published">The day it was published, or null.</param>
/// <param name="Url">Where it stands; null where it is no address of the web.</param>
internal sealed record PageContent(string? Id, string? Campaign, string? Topic, string? Kind, string? Published, string? Url)
{
    public static PageContent Of(string? id, Content? content) => new(
        id, content?.Campaign, content?.Topic, content?.Kind, content?.PublishedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        content?.Url is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || uri.Scheme == "http") ? url : null);
}
