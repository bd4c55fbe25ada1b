using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Rights;

/// <summary>Deletes what is older than the options say, everywhere, and takes people who withdrew out of the lists.</summary>
public sealed class ApplyRetention(
    ExpireActivity activity,
    IBadRowStore badRows,
    PublishList lists,
    IAudit audit,
    IOptions<RetentionOptions> options,
    ILogger<ApplyRetention> logger
) : IScheduledStage
{
    /// <summary>The command's name.</summary>
    public const string Name = "retention";

    private const int BatchSize = 256;

    /// <inheritdoc/>
    public async Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await activity.RunScheduledAsync(today, cancellationToken);
        await ApplyAsync(today, cancellationToken);
        return true;
    }

    /// <summary>Lets go of what is too old on a day.</summary>
    public async Task<Retained> RunAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await activity.RunAsync(today, cancellationToken);
        return await ApplyAsync(today, cancellationToken);
    }

    private async Task<Retained> ApplyAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var changed = await lists.RefreshAsync(IsoWeek.Of(today.AddMonths(-options.Value.ListMonths)), erased: null, cancellationToken);
        var rows = await ExpireBadRowsAsync(UtcDay.StartOf(today.AddDays(-options.Value.BadRowDays)), cancellationToken);
        var entries = await audit.ExpireAsync(RetentionOptions.Before(today, options.Value.AuditMonths), cancellationToken);
        logger.Retained(changed, rows, entries);
        return new(changed, rows, entries);
    }

    private async Task<int> ExpireBadRowsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (
            var old in badRows
                .ReadAsync(cancellationToken)
                .Where(row => row.ReceivedAt < before)
                .Select(row => row.Id)
                .Chunk(BatchSize)
                .WithCancellation(cancellationToken)
        )
        {
            await badRows.RemoveAsync(old, cancellationToken);
            removed += old.Length;
        }

        return removed;
    }
}

/// <summary>What retention did.</summary>
/// <param name="Lists">Lists that were deleted, or written again without people who withdrew.</param>
/// <param name="BadRows">Bad rows deleted.</param>
/// <param name="AuditEntries">Entries of the audit deleted.</param>
public sealed record Retained(int Lists, int BadRows, int AuditEntries);
