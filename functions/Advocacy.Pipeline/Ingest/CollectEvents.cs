using System.Diagnostics;
using System.Text.Json;
using System.Text.Unicode;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Ingest;

/// <summary>source ─► queue. Packs a source's lines into messages; what no message can hold becomes a bad row at once.</summary>
public sealed class CollectEvents(IMessageQueue queue, IBadRowStore badRows, TimeProvider clock, ILogger<CollectEvents> logger)
{
    private const int MessagesAtOnce = 64;
    private const int ProgressEvery = 1000;

    /// <summary>The stage's name.</summary>
    public const string Name = "collect";

    /// <summary>Enqueues all events of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="afterEnqueue">Called whenever messages were enqueued, so that a queue need never hold a whole file.</param>
    /// <param name="progress">Takes the lines read.</param>
    /// <param name="cancellationToken">Stops between messages; a rerun is harmless.</param>
    public async Task<Collected> RunAsync(
        IEventSource source,
        Func<CancellationToken, Task> afterEnqueue,
        IProgress<StageProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var batch = new Batch();
        long lines = 0,
            bad = 0;
        await foreach (var line in source.ReadAsync(cancellationToken))
        {
            lines++;
            if (Check(line) is { } problem)
            {
                bad++;
                batch.Bad.Add(line.ToBadRow(problem, Name, clock.GetUtcNow()));
            }
            else
            {
                batch.Add(line.Bytes.Span);
            }

            if (batch.Messages.Count >= MessagesAtOnce || batch.Bad.Count >= ProgressEvery)
            {
                await FlushAsync(batch, afterEnqueue, cancellationToken);
            }

            if (lines % ProgressEvery == 0)
            {
                progress?.Report(new(Name, lines, "lines"));
            }
        }

        batch.Close();
        await FlushAsync(batch, afterEnqueue, cancellationToken);
        progress?.Report(new(Name, lines, "lines"));
        logger.Collected(lines, bad);
        return new(lines, bad);
    }

    private static Problem? Check(SourceLine line) =>
        line.Problem
        ?? (
            !Utf8.IsValid(line.Bytes.Span) ? new(BadRowReason.NotUtf8, "$")
            : IsJson(line.Bytes.Span) ? null
            : new(BadRowReason.NotJson, "$")
        );

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = EventLimits.MaxDepth });
        try
        {
            while (reader.Read()) { }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task FlushAsync(Batch batch, Func<CancellationToken, Task> afterEnqueue, CancellationToken cancellationToken)
    {
        if (batch.Bad.Count > 0)
        {
            Telemetry.CountBad(batch.Bad);
            await badRows.AddAsync(batch.Bad, cancellationToken);
            batch.Bad.Clear();
        }

        if (batch.Messages.Count > 0)
        {
            var traces = batch.Messages.Select(message => Telemetry.StartStep(Name, ActivityKind.Producer, message.Span)).ToList();
            await queue.EnqueueAsync(QueueNames.Events, batch.Messages, cancellationToken);
            traces.ForEach(trace => trace?.Dispose());
            Telemetry.Enqueued.Add(batch.Messages.Count);
            batch.Messages.Clear();
            await afterEnqueue(cancellationToken);
        }
    }

    /// <summary>Events packed as JSON arrays, each within the length of a message; a longer event is a message of its own.</summary>
    private sealed class Batch
    {
        private readonly List<byte> _array = new(EventLimits.MaxPackedBytes);

        public List<ReadOnlyMemory<byte>> Messages { get; } = [];

        public List<BadRow> Bad { get; } = [];

        public void Add(ReadOnlySpan<byte> json)
        {
            if (json.TrimStart(" \t"u8)[0] == (byte)'[')
            {
                Messages.Add(json.ToArray());
                return;
            }

            if (_array.Count + json.Length + 2 > EventLimits.MaxPackedBytes)
            {
                Close();
            }

            if (json.Length + 2 > EventLimits.MaxPackedBytes)
            {
                Messages.Add(json.ToArray());
                return;
            }

            _array.Add(_array.Count == 0 ? (byte)'[' : (byte)',');
            _array.AddRange(json);
        }

        public void Close()
        {
            if (_array.Count > 0)
            {
                _array.Add((byte)']');
                Messages.Add(_array.ToArray());
                _array.Clear();
            }
        }
    }
}

/// <summary>What collecting did.</summary>
/// <param name="Lines">Lines read, blank ones not counted.</param>
/// <param name="Bad">Of these, bad rows.</param>
public sealed record Collected(long Lines, long Bad);
