using System.Diagnostics;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Ingest;

/// <summary>queue ─► ingest ─► store. Takes in one message; when it returns, its facts and bad rows are durable, and the
/// message may be deleted. Repeating it changes nothing. People become their pseudonyms here.</summary>
public sealed class IngestEvents(
    IActivityStore store,
    IBadRowStore badRows,
    IMessageQueue queue,
    IClaimCheck claims,
    Intakes intakes,
    ILogger<IngestEvents> logger
) : IQueueStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "ingest";

    /// <summary>Takes in a message: one event, or an array of them, as UTF-8 JSON, or a claim to that.</summary>
    public async Task<Ingested> RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (await claims.FindAsync(message, cancellationToken) is not { } body)
        {
            // It would fail for ever: nobody keeps it any more.
            BadRow[] lost = [intakes.Lost(message.Span)];
            Telemetry.CountBad(lost);
            await badRows.AddAsync(lost, cancellationToken);
            return new(0, 1);
        }

        using var trace = Telemetry.StartStep(Name, ActivityKind.Consumer, body.Span);
        var intake = await intakes.BeginAsync(cancellationToken);
        intake.Add(body);
        await StoreAsync(intake, trace, cancellationToken);
        return new(intake.Facts.Count, intake.Bad.Count);
    }

    Task IQueueStage.RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => RunAsync(message, cancellationToken);

    /// <summary>Stores what was read, and adds to its trace; when it returns, all of it is durable.</summary>
    internal async Task StoreAsync(Intake intake, Activity? trace, CancellationToken cancellationToken)
    {
        if (intake.Erasures.Count > 0)
        {
            await queue.EnqueueAsync(
                QueueNames.Erasure,
                [.. intake.Erasures.Select(erasure => ErasureMessage.Of(erasure.EmployeeId, erasure.RequestedAt))],
                cancellationToken
            );
        }

        await store.MergeAsync(intake.Facts, cancellationToken);
        await WithdrawAsync(intake, cancellationToken);
        if (intake.Bad.Count > 0)
        {
            await badRows.AddAsync(intake.Bad, cancellationToken);
            logger.BadRows(intake.Bad.Count, intake.Bad[0].Problem.Reason, intake.Bad[0].Problem.Path);
        }

        Tell(intake, trace);
    }

    /// <summary>What is there for measuring alone goes at once, whoever sent the withdrawal. An old one that came late is none.</summary>
    private async Task WithdrawAsync(Intake intake, CancellationToken cancellationToken)
    {
        var refused = intake.Facts.OfType<ConsentDecided>().Where(said => !said.Consent.Measure).Select(said => said.PersonId).ToHashSet();
        if (refused.Count > 0)
        {
            refused.ExceptWith(await store.ConsentingAsync(refused, Purpose.Measure, cancellationToken));
            await intakes.WithdrawAsync(refused, cancellationToken);
        }
    }

    private void Tell(Intake intake, Activity? trace)
    {
        trace?.SetTag("advocacy.events.merged", intake.Facts.Count).SetTag("advocacy.rows.bad", intake.Bad.Count);
        Telemetry.Merged.Add(intake.Facts.Count);
        Telemetry.CountBad(intake.Bad);
        if (Telemetry.Lag.Enabled && intakes.LagOf(intake) is { } seconds)
        {
            Telemetry.Lag.Record(seconds);
        }
    }
}

/// <summary>What ingesting a message did.</summary>
/// <param name="Facts">Events taken in.</param>
/// <param name="Bad">Events that became bad rows.</param>
public sealed record Ingested(int Facts, int Bad);
