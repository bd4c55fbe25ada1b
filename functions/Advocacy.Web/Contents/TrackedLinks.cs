using Advocacy.Domain.Values;
using Advocacy.Reports.Formats;

namespace Advocacy.Web.Contents;

/// <summary>The links of contents as a table, tagged so that web analytics can tell which content and network visits come from. They are
/// those of the page <em>What I could share</em>, for newsletters and other platforms.</summary>
public static class TrackedLinks
{
    /// <summary>Writes those of contents that are still worth sharing.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="contents">The contents by id.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="cancellationToken">Stops between contents.</param>
    /// <returns>How many links there are.</returns>
    public static async Task<int> WriteAsync(
        Stream stream,
        IAsyncEnumerable<KeyValuePair<string, Content>> contents,
        DateTimeOffset asOf,
        CancellationToken cancellationToken
    )
    {
        var links = await LinksOf(contents, asOf).ToListAsync(cancellationToken);
        await CsvText.WriteAsync(stream, links.Prepend(["content", "title", "campaign", "network", "link"]).ToAsyncEnumerable());
        return links.Count;
    }

    private static IAsyncEnumerable<IReadOnlyList<string?>> LinksOf(
        IAsyncEnumerable<KeyValuePair<string, Content>> contents,
        DateTimeOffset asOf
    ) =>
        contents
            .Where(content => !(content.Value.ExpiresAt <= asOf))
            .SelectMany(content =>
                ShareLink.Networks.Select(network =>
                    (Network: network, Link: ShareLink.Tracked(content.Key, content.Value, network), Content: content)
                )
            )
            .Where(one => one.Link is not null)
            .Select(one =>
                (IReadOnlyList<string?>)
                    [one.Content.Key, one.Content.Value.Title, one.Content.Value.Campaign, one.Network, one.Link!.AbsoluteUri]
            );
}
