using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>Lets go of what is older than the options say, everywhere, and takes out of the lists whoever withdrew since.</summary>
public sealed class ApplyRetention(IActivityStore store, IBadRowStore badRows, PublishList lists, IAudit audit, IOptions<RetentionOptions> options, ILogger<ApplyRetention> logger) : IScheduledStage
{
    /// <summary>The command's name.</summary>
    public const string Name = "retention";

    private const int AtOnce = 256;

    /// <inheritdoc/>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) => RunAsync(today, cancellationToken);

    /// <summary>Lets go of what is too old on a day.</summary>
    public async Task<Retained> RunAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await store.ExpireAsync(options.Value.LimitsOn(today), cancellationToken);
        var changed = await lists.RefreshAsync(IsoWeekName.Of(today.AddMonths(-options.Value.ListMonths)), erased: null, cancellationToken);
        var rows = await ExpireBadRowsAsync(TrainModel.StartOf(today.AddDays(-options.Value.BadRowDays)), cancellationToken);
        var entries = await audit.ExpireAsync(RetentionOptions.Before(today, options.Value.AuditMonths), cancellationToken);
        logger.Retained(changed, rows, entries);
        return new(changed, rows, entries);
    }

    private async Task<int> ExpireBadRowsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var old in badRows.ReadAsync(cancellationToken).Where(row => row.ReceivedAt < before).Select(row => row.Id).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            await badRows.RemoveAsync(old, cancellationToken);
            removed += old.Length;
        }

        return removed;
    }
}
