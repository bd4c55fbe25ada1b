using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Advocacy.Domain.Facts;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Stages;

/// <summary>queue ─► ingest ─► store. Takes in one message; when it returns, its facts and bad rows are durable, and the
/// message may be deleted. Repeating it changes nothing. People become their pseudonyms here.</summary>
public sealed class IngestEvents(IActivityStore store, IBadRowStore badRows, IMessageQueue queue, IClaimCheck claims, Pseudonyms pseudonyms, TimeProvider clock, ILogger<IngestEvents> logger) : IQueueStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "ingest";

    // One deeper than an event, for the array around it: what was packed can be unpacked.
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = EventLimits.MaxDepth + 1 };

    /// <summary>Takes in a message: one event, or an array of them, as UTF-8 JSON, or a claim to that.</summary>
    public async Task<Ingested> RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var body = await claims.RedeemAsync(message, cancellationToken);
        using var trace = Telemetry.StartStep(Name, ActivityKind.Consumer, body.Span);
        var facts = new List<Fact>();
        var bad = new List<BadRow>();
        Read(body, facts, bad);
        if (facts.OfType<ErasureRequested>().Select(erasure => EraseEmployee.MessageOf(erasure.EmployeeId, erasure.RequestedAt)).ToList() is { Count: > 0 } erasures)
        {
            await queue.EnqueueAsync(Topology.ErasureQueue, erasures, cancellationToken);
        }

        var pseudonymOf = await pseudonyms.LoadAsync(cancellationToken);
        await store.MergeAsync([.. facts.Select(fact => fact.WithPeople(pseudonymOf))], cancellationToken);
        if (bad.Count > 0)
        {
            await badRows.AddAsync(bad, cancellationToken);
            logger.BadRows(bad.Count, bad[0].Problem.Reason, bad[0].Problem.Path);
        }

        Tell(trace, facts, bad);
        return new(facts.Count, bad.Count);
    }

    Task IQueueStage.RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => RunAsync(message, cancellationToken);

    private void Tell(Activity? trace, List<Fact> facts, List<BadRow> bad)
    {
        trace?.SetTag("advocacy.events.merged", facts.Count).SetTag("advocacy.rows.bad", bad.Count);
        Telemetry.Merged.Add(facts.Count);
        Telemetry.CountBad(bad);
        if (facts.OfType<EngagementObserved>().Select(seen => (DateTimeOffset?)seen.ObservedAt).Max() is { } newest)
        {
            Telemetry.Lag.Record(Math.Max(0, (clock.GetUtcNow() - newest).TotalSeconds));
        }
    }

    private void Read(ReadOnlyMemory<byte> message, List<Fact> facts, List<BadRow> bad)
    {
        if (!Utf8.IsValid(message.Span))
        {
            bad.Add(Bad(message.Span, new(BadRowReason.NotUtf8, "$")));
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(message, Json);
            if (json.RootElement.ValueKind != JsonValueKind.Array)
            {
                ReadEvent(json.RootElement, facts, bad);
                return;
            }

            foreach (var item in json.RootElement.EnumerateArray())
            {
                ReadEvent(item, facts, bad);
            }
        }
        catch (JsonException)
        {
            bad.Add(Bad(message.Span, new(BadRowReason.NotJson, "$")));
        }
    }

    private void ReadEvent(JsonElement json, List<Fact> facts, List<BadRow> bad)
    {
        var (fact, problem) = EventReader.Read(json);
        if (fact is not null)
        {
            facts.Add(fact);
        }
        else
        {
            bad.Add(Bad(JsonMarshal.GetRawUtf8Value(json), problem!));
        }
    }

    private BadRow Bad(ReadOnlySpan<byte> payload, Problem problem) =>
        BadRow.Of(payload, problem, Name, Topology.EventsQueue, clock.GetUtcNow());
}
