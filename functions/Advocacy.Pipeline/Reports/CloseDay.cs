using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Reports;

/// <summary>store ─► ledger ─► reports. Closes days, and writes what marketing reads: sums of the ledger's rows.</summary>
public sealed class CloseDay(
    BookDays bookDays,
    ComposeReport compose,
    PublishReport publish,
    SoleRuns runs,
    CounterLimits limits,
    ILogger<CloseDay> logger
) : IPartedStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = BookDays.Name;

    // Older than any that somebody would let score.
    private const double NoModel = 9999;

    /// <summary>Closes the days whose counters have had time to come.</summary>
    public Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        runs.TryRunAsync(Name, held => CloseAsync(limits.LastDayOn(today), null, held), cancellationToken);

    /// <summary>Closes all days before one, after any run that is under way.</summary>
    public Task<ClosedDays> RunAsync(DateOnly until, IProgress<StageProgress>? progress, CancellationToken cancellationToken) =>
        runs.RunAsync(Name, held => CloseAsync(until.AddDays(-1), progress, held), cancellationToken);

    /// <inheritdoc/>
    public async Task<StagePlan?> PlanAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await compose.RefuseOlderLedgerAsync(await publish.AsOfAsync(cancellationToken), cancellationToken);
        var through = limits.LastDayOn(today);
        var version = await bookDays.VersionToCloseAsync(through, cancellationToken);
        // Where all is closed already, there is only to publish.
        var parts = version is null ? [] : await bookDays.PartsAsync(cancellationToken);
        return new(Name, through, (version ?? 0).ToString(CultureInfo.InvariantCulture), parts, Steps: 1);
    }

    /// <inheritdoc/>
    public async Task<byte[]?> DoPartAsync(
        StagePlan plan,
        int step,
        int part,
        ReadOnlyMemory<byte> joined,
        CancellationToken cancellationToken
    ) =>
        await bookDays.BookPartAsync(VersionOf(plan), plan.Parts[part], plan.Day, cancellationToken) is { } booked
            ? BookedPartFormat.Write(booked)
            : null;

    /// <inheritdoc/>
    public async Task<byte[]?> JoinAsync(
        StagePlan plan,
        int step,
        IReadOnlyList<ReadOnlyMemory<byte>> parts,
        CancellationToken cancellationToken
    )
    {
        List<BookedPart> all = [.. parts.Select(BookedPartFormat.Read)];
        if (await bookDays.JoinAsync(VersionOf(plan), plan.Day, all, cancellationToken) is not { } booked)
        {
            return null;
        }

        await PublishAsync(booked, cancellationToken);
        return [];
    }

    private static long VersionOf(StagePlan plan) => long.Parse(plan.Basis, CultureInfo.InvariantCulture);

    private async Task<ClosedDays> CloseAsync(DateOnly through, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        await compose.RefuseOlderLedgerAsync(await publish.AsOfAsync(cancellationToken), cancellationToken);
        return await PublishAsync(await bookDays.RunAsync(through, progress, cancellationToken), cancellationToken);
    }

    private async Task<ClosedDays> PublishAsync(BookedDays booked, CancellationToken cancellationToken)
    {
        var report = await compose.RunAsync(booked.Head, cancellationToken);
        var files = await publish.RunAsync(report, cancellationToken);
        Telemetry.ModelAge.Record(report.Model is { } model ? (UtcDay.StartOf(report.AsOf) - model.Data.AsOf).TotalDays : NoModel);
        var rows = report.Months.Sum(month => month.Rows.Count);
        logger.Closed(booked.Head.Through, rows, booked.People);
        return new(booked.Head.Through, booked.IsNew, rows, report.Networks, files);
    }
}

/// <summary>What closing days made.</summary>
/// <param name="Through">The last day that is closed, UTC.</param>
/// <param name="IsNew">Whether a day was closed; not where all were closed already.</param>
/// <param name="Rows">Rows of the ledger.</param>
/// <param name="Networks">Reach by network.</param>
/// <param name="Files">Where the files are.</param>
public sealed record ClosedDays(DateOnly Through, bool IsNew, int Rows, IReadOnlyList<NetworkFacts> Networks, IReadOnlyList<string> Files);
