using Advocacy.Domain.Values;
using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Sources;

/// <summary>sources ─► queue. Asks every enabled source that is due. Where a source came to is kept only when what it gave is in the queue:
/// killed between the two, the same events come again and change nothing. A failing source stops no other.</summary>
public sealed class CollectEngagement(
    IEnumerable<ISource> sources,
    ISourceStates states,
    CollectEvents collect,
    IOptions<SourcesOptions> options,
    TimeProvider clock,
    ILogger<CollectEngagement> logger
) : IScheduledStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "sources";

    private const string Overtaken = "somebody else asks it, or somebody in it was erased; it goes on with the next run";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>Every source there is, enabled or not.</summary>
    public IReadOnlyList<ISource> Sources { get; } = [.. sources];

    /// <inheritdoc/>
    public async Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var source in Sources.Where(source => source.Place is not null))
        {
            await RunAsync(source, null, _ => Task.CompletedTask, null, cancellationToken);
        }

        return false;
    }

    /// <summary>Asks one source.</summary>
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
        var (now, state) = (clock.GetUtcNow(), await states.ReadAsync(source.Name, cancellationToken));
        if (since is null && state.NextAt > now)
        {
            return new(source.Name, 0, 0, state.Problem, false);
        }

        var today = clock.Today();
        state = state.Day == today ? state : state with { Day = today, Calls = 0 };
        var budget = new CallBudget(
            Math.Min(options.Value.CallsPerDay, source.CallsPerDay ?? int.MaxValue) - state.Calls,
            UtcDay.StartOf(today.AddDays(1))
        );
        var run = new SourceRun(
            state.Watermark is { } mark ? (ReadOnlyMemory<byte>?)mark : null,
            now,
            since ?? now.AddDays(-options.Value.FirstDays),
            since is not null,
            budget
        );
        var (start, before, notices) = (state.Calls, state.Events, new List<SourceNotice>());
        try
        {
            await foreach (var batch in source.CollectAsync(run, cancellationToken))
            {
                await collect.RunAsync(new BatchLines(source.Name, batch.Events), afterEnqueue, null, cancellationToken);
                if (
                    await states.SaveAsync(
                        state with
                        {
                            Watermark = batch.Watermark.ToArray(),
                            Events = state.Events + batch.Events.Count,
                            Calls = start + budget.Made,
                        },
                        cancellationToken
                    )
                    is not { } saved
                )
                {
                    return new(source.Name, state.Events - before, budget.Made, Overtaken, false);
                }

                state = saved;
                notices.AddRange(batch.Notices ?? []);
                progress?.Report(new(source.Name, state.Events - before, "events"));
            }

            state = state with { CollectedAt = now, NextAt = null, Failures = 0, Problem = null };
        }
        catch (SourcePausedException e)
        {
            state = state with { NextAt = e.Until, Failures = 0, Problem = e.Message };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.SourceFailed(e, source.Name);
            var pause = FirstPause * Math.Pow(2, Math.Min(state.Failures, 10));
            state = state with
            {
                NextAt = now + (pause < LongestPause ? pause : LongestPause),
                Failures = state.Failures + 1,
                Problem = Describe(e),
            };
        }

        if (await states.SaveAsync(state with { Calls = start + budget.Made }, cancellationToken) is null)
        {
            return new(source.Name, state.Events - before, budget.Made, Overtaken, false);
        }

        logger.SourceCollected(source.Name, state.Events - before, budget.Made);
        if (notices.Count(notice => notice.IsRefusal) is > 0 and var refused)
        {
            logger.FilesRefused(source.Name, refused);
        }

        return new(source.Name, state.Events - before, budget.Made, state.Problem, state.Failures > 0) { Notices = notices };
    }

    /// <summary>Nothing of an answer that was not understood is repeated: it may name people.</summary>
    private static string Describe(Exception exception) =>
        exception is SourceFailedException or InvalidDataException or RefusedFileException
            ? exception.Message.ReplaceLineEndings(" ")
            : exception.GetType().Name;

    private sealed class BatchLines(string name, IReadOnlyList<ReadOnlyMemory<byte>> events) : IEventSource
    {
        public IAsyncEnumerable<SourceLine> ReadAsync(CancellationToken cancellationToken) =>
            events.Select((json, i) => new SourceLine(json, json.Length, null, name, i + 1)).ToAsyncEnumerable();
    }
}

/// <summary>What collecting from a source did.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Events">Events that are in the queue now.</param>
/// <param name="Calls">Calls made, tries included.</param>
/// <param name="Problem">What went wrong, or why it waits; null where nothing did.</param>
/// <param name="IsFailure">Whether that is a failure.</param>
public sealed record CollectedSource(string Source, long Events, int Calls, string? Problem, bool IsFailure)
{
    /// <summary>What is to be told of what it gave.</summary>
    public IReadOnlyList<SourceNotice> Notices { get; init; } = [];
}
