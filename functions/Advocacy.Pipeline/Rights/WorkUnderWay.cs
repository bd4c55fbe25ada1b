using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Runs;

namespace Advocacy.Pipeline.Rights;

/// <summary>What may still write of somebody whom it read before they were erased.</summary>
public sealed class WorkUnderWay(SoleRuns runs, IMessageQueue queue, TimeProvider clock)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestIngest = TimeSpan.FromHours(1);

    /// <summary>Whether a run or an ingest is under way that may have begun before an erasure.</summary>
    public async Task<bool> IsAnyAsync(DateTimeOffset erasedAt, CancellationToken cancellationToken) =>
        await runs.IsAnyUnderWaySinceAsync(erasedAt, cancellationToken)
        || (clock.GetUtcNow() - erasedAt < LongestIngest && await queue.CountAsync(QueueNames.Events, cancellationToken) > 0);

    /// <summary>Asks for another look in a while.</summary>
    public Task LookAgainAsync(ErasureMessage erasure, CancellationToken cancellationToken) =>
        queue.EnqueueLaterAsync(QueueNames.Erasure, erasure.ToBytes(), Again, cancellationToken);
}
