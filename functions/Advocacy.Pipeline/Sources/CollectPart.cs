using System.Text.Json;
using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Sources;

/// <summary>a part of a source ─► queue. Asks what is due in it. Where it came to is kept only when what it gave is in the queue:
/// killed between the two, the same events come again and change nothing. All instances share calls, pauses and failures.</summary>
public sealed class CollectPart(
    IEnumerable<ISource> sources,
    ISourceStates states,
    SourceCalls calls,
    CollectEvents collect,
    IMessageQueue queue,
    ILogger<CollectPart> logger
) : IQueueStage
{
    private readonly List<ISource> _sources = [.. sources];

    /// <summary>Asks the part that a message names, unless it was asked since, or is being asked.</summary>
    public async Task RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var due = JsonSerializer.Deserialize<DuePart>(message.Span, JsonSerializerOptions.Web)!;
        if (_sources.FirstOrDefault(source => source.Name == due.Source && source.Place is not null) is not { } source)
        {
            return;
        }

        if (await calls.WaitOfAsync(source, cancellationToken) is { } pause)
        {
            await ResumeAsync(due, pause, cancellationToken);
            return;
        }

        await using var lease = await calls.TryHoldAsync(due, cancellationToken);
        if (lease is null)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(lease.Lost, cancellationToken);
        var asked = await RunAsync(source, due.Part, null, _ => Task.CompletedTask, null, either.Token);
        if (asked.Resumes is { } at)
        {
            await ResumeAsync(due, at, cancellationToken);
        }
    }

    /// <summary>Goes on later, unless the timer comes before that.</summary>
    private async Task ResumeAsync(DuePart due, TimeSpan pause, CancellationToken cancellationToken)
    {
        if (calls.IsBeforeTheTimer(due, pause))
        {
            var message = JsonSerializer.SerializeToUtf8Bytes(due, JsonSerializerOptions.Web);
            var delay = pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
            await queue.EnqueueLaterAsync(QueueNames.Collection, message, delay, cancellationToken);
        }
    }

    /// <summary>Asks a part.</summary>
    /// <param name="source">The source.</param>
    /// <param name="part">The part.</param>
    /// <param name="since">The instant from which on somebody wants it to be asked again, due or not; null is what is due.</param>
    /// <param name="afterEnqueue">Called whenever messages were enqueued.</param>
    /// <param name="progress">Takes the events read.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public async Task<CollectedSource> RunAsync(
        ISource source,
        SourcePart part,
        DateTimeOffset? since,
        Func<CancellationToken, Task> afterEnqueue,
        IProgress<StageProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        SourcePartState? state = await states.ReadPartAsync(source.Name, part, cancellationToken);
        if (await calls.BeginAsync(source, state, since, cancellationToken) is not { } run)
        {
            var shared = await states.ReadAsync(source.Name, cancellationToken);
            // Another part may have been told to wait since this one began: it goes on when that one does.
            return new(source.Name, 0, 0, shared.Problem ?? state.Health.Problem, false)
            {
                Resumes = await calls.WaitOfAsync(source, cancellationToken),
            };
        }

        using var budget = run.Calls;
        var (done, stopped) = (new CollectedSource(source.Name, 0, 0, null, false), (Exception?)null);
        var came = state;
        try
        {
            await foreach (var batch in source.CollectAsync(run, cancellationToken))
            {
                // The last one is kept with what came of the run.
                if (came != state && (came = state = await states.SavePartAsync(came!, cancellationToken)) is null)
                {
                    break;
                }

                await collect.RunAsync(new BatchLines(source.Name, batch.Events), afterEnqueue, null, cancellationToken);
                came = came! with { Watermark = batch.Watermark.ToArray(), Place = source.Place };
                done = done with { Events = done.Events + batch.Events.Count, Notices = [.. done.Notices, .. batch.Notices ?? []] };
                progress?.Report(new(source.Name, done.Events, "events"));
            }
        }
        catch (Exception e) when (e is SourcePausedException || !cancellationToken.IsCancellationRequested)
        {
            stopped = e;
            if (e is not SourcePausedException)
            {
                logger.SourceFailed(e, source.Name);
            }
        }

        done = await calls.EndAsync(source, run, came, done, stopped, cancellationToken);
        logger.SourceCollected(source.Name, done.Events, done.Calls);
        if (done.Notices.Count(notice => notice.IsRefusal) is > 0 and var refused)
        {
            logger.FilesRefused(source.Name, refused);
        }

        return done;
    }

    private sealed class BatchLines(string name, IReadOnlyList<ReadOnlyMemory<byte>> events) : IEventSource
    {
        public IAsyncEnumerable<SourceLine> ReadAsync(CancellationToken cancellationToken) =>
            events.Select((json, i) => new SourceLine(json, json.Length, null, name, i + 1)).ToAsyncEnumerable();
    }
}

/// <summary>A part of a source that is to be asked: a message, which names nobody.</summary>
/// <param name="Source">The source.</param>
/// <param name="Part">The part.</param>
/// <param name="At">When that was found, UTC.</param>
public sealed record DuePart(string Source, SourcePart Part, DateTimeOffset At);

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

    /// <summary>After how long it goes on by itself, or null.</summary>
    public TimeSpan? Resumes { get; init; }
}
