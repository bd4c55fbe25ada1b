using System.Runtime.ExceptionServices;
using System.Text.Json;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Runs;

namespace Advocacy.Pipeline.Sources;

/// <summary>sources ─► parts. A source that asks about people is asked part by part, by as many instances as there are; each part that
/// is due is a message. The others are asked at once. A failing source stops no other.</summary>
public sealed class CollectEngagement(
    IEnumerable<ISource> sources,
    SourceParts parts,
    CollectPart collect,
    IMessageQueue queue,
    TimeProvider clock
) : IScheduledStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "sources";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <summary>Every source there is, enabled or not.</summary>
    public IReadOnlyList<ISource> Sources { get; } = [.. sources];

    /// <inheritdoc/>
    public async Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        // Those in parts first: it takes a moment, and the others may read for long.
        foreach (var source in Sources.Where(source => source.Place is not null).OrderByDescending(source => source.AsksAboutPeople))
        {
            try
            {
                await (source.AsksAboutPeople ? (Task)PlanAsync(source, cancellationToken) : AskAsync(source, cancellationToken));
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e);
            }
        }

        if (failures is [var only])
        {
            ExceptionDispatchInfo.Throw(only);
        }

        return failures.Count == 0 ? false : throw new AggregateException(failures);
    }

    private Task<CollectedSource> AskAsync(ISource source, CancellationToken cancellationToken) =>
        collect.RunAsync(source, SourcePart.Whole, null, _ => Task.CompletedTask, null, cancellationToken);

    private async Task PlanAsync(ISource source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await parts.OfAsync(source.Name, await CountAccountsAsync(source, cancellationToken), cancellationToken);
        // Another one is first each time, and each midnight: calls that do not suffice fail nobody for good.
        var first = (int)(((now.UtcTicks / Every.Ticks) + (now.UtcTicks / TimeSpan.TicksPerDay)) % due.Count);
        await queue.EnqueueAsync(
            QueueNames.Collection,
            [
                .. due.Skip(first)
                    .Concat(due.Take(first))
                    .Select(part =>
                        (ReadOnlyMemory<byte>)
                            JsonSerializer.SerializeToUtf8Bytes(new DuePart(source.Name, part, now), JsonSerializerOptions.Web)
                    ),
            ],
            cancellationToken
        );
    }

    /// <summary>Asks all parts of a source here and now, one after the other.</summary>
    /// <param name="source">The source.</param>
    /// <param name="since">The instant from which on somebody wants it to be asked again, due or not; null is what is due.</param>
    /// <param name="afterEnqueue">Called whenever messages were enqueued.</param>
    /// <param name="progress">Takes the events read.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public async Task<CollectedSource> RunAsync(
        ISource source,
        DateTimeOffset? since,
        Func<CancellationToken, Task> afterEnqueue,
        IProgress<StageProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var all = new CollectedSource(source.Name, 0, 0, null, false);
        var cut = source.AsksAboutPeople
            ? await parts.OfAsync(source.Name, await CountAccountsAsync(source, cancellationToken), cancellationToken)
            : [SourcePart.Whole];
        foreach (var part in cut)
        {
            var one = await collect.RunAsync(source, part, since, afterEnqueue, progress, cancellationToken);
            all = one with
            {
                Events = all.Events + one.Events,
                Calls = all.Calls + one.Calls,
                Problem = one.Problem ?? all.Problem,
                IsFailure = one.IsFailure || all.IsFailure,
                Notices = [.. all.Notices, .. one.Notices],
            };
        }

        return all;
    }

    /// <summary>How many accounts a source asks about. A table that cannot be read is its own to report.</summary>
    private static async Task<int> CountAccountsAsync(ISource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.CountAccountsAsync(cancellationToken);
        }
        catch (RefusedFileException)
        {
            return 0;
        }
    }
}
