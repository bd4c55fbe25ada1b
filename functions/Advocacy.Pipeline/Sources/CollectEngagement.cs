using System.Text.Json;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Runs;

namespace Advocacy.Pipeline.Sources;

/// <summary>sources ─► parts. A source that asks about people is asked part by part, by as many instances as there are; each part that is due
/// is a message. The others are asked at once. A failing source stops no other.</summary>
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

    /// <summary>Every source there is, enabled or not.</summary>
    public IReadOnlyList<ISource> Sources { get; } = [.. sources];

    /// <inheritdoc/>
    public async Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var source in Sources.Where(source => source.Place is not null))
        {
            if (await CountPeopleAsync(source, cancellationToken) is not { } people)
            {
                await collect.RunAsync(source, SourcePart.Whole, null, _ => Task.CompletedTask, null, cancellationToken);
                continue;
            }

            var now = clock.GetUtcNow();
            var due = await parts.OfAsync(source.Name, people, cancellationToken);
            await queue.EnqueueAsync(
                QueueNames.Collection,
                [
                    .. due.Select(part =>
                        (ReadOnlyMemory<byte>)
                            JsonSerializer.SerializeToUtf8Bytes(new DuePart(source.Name, part, now), JsonSerializerOptions.Web)
                    ),
                ],
                cancellationToken
            );
        }

        return false;
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
        var cut = await CountPeopleAsync(source, cancellationToken) is { } people
            ? await parts.OfAsync(source.Name, people, cancellationToken)
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

    /// <summary>How many people a source asks about, or null. A table that cannot be read is its own to report.</summary>
    private static async Task<int?> CountPeopleAsync(ISource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.CountPeopleAsync(cancellationToken);
        }
        catch (RefusedFileException)
        {
            return 0;
        }
    }
}
