using System.Diagnostics;
using System.Text.Json;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Rights;

/// <summary>queue of erasure requests ─► everywhere. Forgets whom a message names.</summary>
public sealed class EraseEmployee(ForgetPerson forget, IBadRowStore badRows, TimeProvider clock, ILogger<EraseEmployee> logger)
    : IQueueStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "erase";

    /// <summary>Forgets whom a message names: {"employeeId", "requestedAt"}, or events of type advocacy.erasure.v1, one or an array of
    /// them. Whatever else is in it becomes bad rows.</summary>
    /// <returns>What it did; null where it names nobody.</returns>
    public async Task<Erased?> RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var trace = Telemetry.StartStep(Name, ActivityKind.Consumer, message.Span);
        var (asked, problems) = Read(message);
        Erased? erased = null;
        foreach (var demand in asked)
        {
            var one = await forget.RunAsync(demand, cancellationToken);
            logger.Erased(one.Items, one.IsFinal);
            erased = erased?.Plus(one) ?? one;
        }

        List<BadRow> bad =
        [
            .. problems.Select(wrong => BadRow.Of(wrong.Bytes.Span, wrong.Problem, Name, QueueNames.Erasure, clock.GetUtcNow())),
        ];
        if (bad.Count > 0)
        {
            Telemetry.CountBad(bad);
            await badRows.AddAsync(bad, cancellationToken);
        }

        return erased;
    }

    Task IQueueStage.RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => RunAsync(message, cancellationToken);

    private (List<ErasureMessage> Asked, List<(Problem Problem, ReadOnlyMemory<byte> Bytes)> Problems) Read(ReadOnlyMemory<byte> message)
    {
        var batch = EventReader.ForProblems().Read(message.Span.StartsWith("\uFEFF"u8) ? message[3..] : message);
        List<ErasureMessage> asked = [.. batch.Erasures.Select(demand => new ErasureMessage(demand.EmployeeId, demand.RequestedAt, null))];
        List<(Problem, ReadOnlyMemory<byte>)> problems = [];
        foreach (var (problem, bytes) in batch.Problems)
        {
            // What has no version is no event, but may be a plain demand.
            var isEvent = problem is not { Reason: BadRowReason.MissingMember, Path: "$.specversion" };
            var wrong = problem;
            if (!isEvent && ReadDemand(bytes, out wrong) is { } demand)
            {
                asked.Add(demand);
            }
            else
            {
                problems.Add((wrong, bytes));
            }
        }

        if (batch.Facts.Count > batch.Erasures.Count || asked.Count + problems.Count == 0)
        {
            problems.Add((new(BadRowReason.UnknownType, "$.type"), message));
        }

        return (asked, problems);
    }

    private ErasureMessage? ReadDemand(ReadOnlyMemory<byte> json, out Problem problem)
    {
        problem = new(BadRowReason.MissingMember, "$.employeeId");
        try
        {
            var asked = JsonSerializer.Deserialize<ErasureMessage>(json.Span, JsonSerializerOptions.Web)!;
            return asked.EmployeeId == default
                ? null
                : asked with
                {
                    RequestedAt = asked.RequestedAt == default ? clock.GetUtcNow() : asked.RequestedAt,
                };
        }
        catch (JsonException e)
        {
            problem = new(BadRowReason.WrongType, e.Path ?? "$");
            return null;
        }
    }
}
