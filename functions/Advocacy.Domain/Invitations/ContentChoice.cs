using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Invitations;

/// <summary>Chooses content for a person by topic: what they reacted to or shared counts twice, what their neighbours shared
/// once.</summary>
/// <param name="contents">All content by id.</param>
/// <param name="cutoff">Content published on or after it is not offered.</param>
public sealed class ContentChoice(IReadOnlyDictionary<string, Content> contents, DateTimeOffset cutoff)
{
    private const int Most = 3;
    private const int OwnWeight = 2;
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(56);

    /// <summary>Up to three pieces of the last 8 weeks, not expired, that they have not shared nor refused: of their topics first, then in
    /// their language, then the newest, ties by id.</summary>
    /// <param name="language">The person's language, or null.</param>
    /// <param name="own">Content that they shared or reacted to, as often as they did.</param>
    /// <param name="neighbours">Content that their neighbours shared, as often as they did.</param>
    /// <param name="shared">Content that they have shared.</param>
    /// <param name="unwanted">Content of which they said that it is not for them: it counts against its topic as a reaction counts for
    /// it.</param>
    public IReadOnlyList<string> For(
        string? language,
        IEnumerable<string> own,
        IEnumerable<string> neighbours,
        IReadOnlySet<string> shared,
        IReadOnlySet<string> unwanted
    )
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        Weigh(weights, own, OwnWeight);
        Weigh(weights, neighbours, 1);
        Weigh(weights, unwanted, -OwnWeight);
        return
        [
            .. contents
                .Where(pair => IsFresh(pair.Value) && !shared.Contains(pair.Key) && !unwanted.Contains(pair.Key))
                .OrderByDescending(pair => pair.Value.Topic is { } topic ? weights.GetValueOrDefault(topic) : 0)
                .ThenByDescending(pair => language is not null && pair.Value.Language == language)
                .ThenByDescending(pair => pair.Value.PublishedAt)
                .ThenBy(pair => pair.Key, TextOrder.Instance)
                .Select(pair => pair.Key)
                .Take(Most),
        ];
    }

    private bool IsFresh(Content content) =>
        content.PublishedAt < cutoff && content.PublishedAt >= cutoff - Fresh && (content.ExpiresAt is not { } expires || expires > cutoff);

    private void Weigh(Dictionary<string, int> weights, IEnumerable<string> ids, int weight)
    {
        foreach (var id in ids)
        {
            if (contents.TryGetValue(id, out var content) && content.Topic is { } topic)
            {
                weights[topic] = weights.GetValueOrDefault(topic) + weight;
            }
        }
    }
}
