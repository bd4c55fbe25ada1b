using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Web.Engineering;

/// <summary>Reads how the program does.</summary>
public sealed class Operations(
    IActivityStore store,
    IMessageQueue queue,
    IBadRowStore badRows,
    IModelStore models,
    CollectEngagement collect,
    SourceStandings standings
)
{
    private const int MostBadRows = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private Task<ActivityCounts>? _counts;
    private long _countedAt;

    /// <summary>The state at this moment.</summary>
    public async Task<OperationsState> ReadAsync(CancellationToken cancellationToken)
    {
        var queues = new List<QueueState>();
        foreach (var name in QueueNames.All)
        {
            queues.Add(
                new(
                    name,
                    await queue.CountAsync(name, cancellationToken),
                    await queue.CountAsync(QueueNames.PoisonOf(name), cancellationToken)
                )
            );
        }

        var sources = new List<SourceReading>();
        foreach (var source in collect.Sources.Where(source => source.Place is not null))
        {
            var standing = await standings.OfAsync(source, cancellationToken);
            sources.Add(new(source.Name, standing.Word ?? "ok", standing.Problem, standing.CollectedAt));
        }

        return new(
            await CountAsync(),
            queues,
            [.. (await badRows.CountAsync(cancellationToken)).OrderByDescending(pair => pair.Value)],
            await badRows.ReadAsync(cancellationToken).Take(MostBadRows).ToListAsync(cancellationToken),
            sources,
            (await models.LoadAsync(cancellationToken))?.Card.Version,
            await models.WhyNoneAsync(cancellationToken)
        );
    }

    /// <summary>What the store holds, counted at most every ten minutes: counting reads everybody.</summary>
    private Task<ActivityCounts> CountAsync()
    {
        if (_counts is not { IsFaulted: false } || TimeProvider.System.GetElapsedTime(_countedAt) > Kept)
        {
            (_countedAt, _counts) = (TimeProvider.System.GetTimestamp(), store.CountAsync(Purpose.Measure, CancellationToken.None));
        }

        return _counts;
    }
}

/// <summary>How the program does.</summary>
/// <param name="Counts">What the store holds of those who agreed to be measured.</param>
/// <param name="Queues">The queues.</param>
/// <param name="BadRows">Bad rows by reason, the most first.</param>
/// <param name="Examples">Some of them.</param>
/// <param name="Sources">The sources that are on.</param>
/// <param name="Model">The version that scores; null where none does.</param>
/// <param name="WhyNone">Why none does, where that is known.</param>
public sealed record OperationsState(
    ActivityCounts Counts,
    IReadOnlyList<QueueState> Queues,
    IReadOnlyList<KeyValuePair<BadRowReason, long>> BadRows,
    IReadOnlyList<BadRow> Examples,
    IReadOnlyList<SourceReading> Sources,
    string? Model,
    NoModelYet? WhyNone
);

/// <summary>A queue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">Messages in it.</param>
/// <param name="Poison">Messages that failed too often.</param>
public sealed record QueueState(string Name, long Waiting, long Poison);

/// <summary>A source.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Word">How it does.</param>
/// <param name="Problem">What is wrong, or null.</param>
/// <param name="CollectedAt">When it was last collected, UTC, or null.</param>
public sealed record SourceReading(string Name, string Word, string? Problem, DateTimeOffset? CollectedAt);
