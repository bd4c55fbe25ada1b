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

    /// <summary>Forgets whom a message names: {"employeeId", "requestedAt"}, or an event of type advocacy.erasure.v1.</summary>
    public async Task<Erased?> RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var trace = Telemetry.StartStep(Name, ActivityKind.Consumer, message.Span);
        if (Read(message) is { } asked)
        {
            var erased = await forget.RunAsync(asked, cancellationToken);
            logger.Erased(erased.Items, erased.IsFinal);
            return erased;
        }

        BadRow[] bad = [BadRow.Of(message.Span, new(BadRowReason.NotAnObject, "$"), Name, QueueNames.Erasure, clock.GetUtcNow())];
        Telemetry.CountBad(bad);
        await badRows.AddAsync(bad, cancellationToken);
        return null;
    }

    Task IQueueStage.RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => RunAsync(message, cancellationToken);

    private static ErasureMessage? Read(ReadOnlyMemory<byte> message)
    {
        var batch = EventReader.ForProblems().Read(message);
        if (batch.Facts.Count > 0)
        {
            return batch is { Facts.Count: 1, Erasures: [var demand] } ? new(demand.EmployeeId, demand.RequestedAt, null) : null;
        }

        try
        {
            return
                JsonSerializer.Deserialize<ErasureMessage>(message.Span, JsonSerializerOptions.Web)
                    is { EmployeeId.Value.Length: > 0 } asked
                ? asked
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
