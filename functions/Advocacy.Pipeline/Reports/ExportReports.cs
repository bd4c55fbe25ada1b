using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Reports;

/// <summary>rollup ─► reports. Writes what marketing reads, no figure of it about fewer than five people, and the bad rows. Its parts are
/// the groups of networks: what one publishes depends on all people who share on it.</summary>
public sealed class ExportReports(
    ExportNetworks networks,
    ComposeReport compose,
    PublishReport publish,
    IBadRowStore badRows,
    SoleRuns runs,
    ILogger<ExportReports> logger
) : IScheduledStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "export";

    // Older than any that somebody would let score.
    private const double NoModel = 9999;

    /// <summary>Writes what marketing reads, today included.</summary>
    public Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        runs.TryRunAsync(Name, held => ExportAsync(today.AddDays(1), null, held), cancellationToken);

    /// <summary>Writes what marketing reads of the time before a day, after any run that is under way.</summary>
    public Task<Exported> RunAsync(DateOnly until, IProgress<StageProgress>? progress, CancellationToken cancellationToken) =>
        runs.RunAsync(Name, held => ExportAsync(until, progress, held), cancellationToken);

    private async Task<Exported> ExportAsync(DateOnly until, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var groups = await networks.GroupsAsync(until, cancellationToken);
        var all = await new Parts(Name, groups.Count, progress).EachAsync(
            groups.Count,
            (group, cancellation) => networks.RunAsync(groups[group], until, cancellation),
            cancellationToken
        );
        var report = await compose.RunAsync(
            until,
            [.. all.Select(part => part.Facts)],
            await badRows.CountAsync(cancellationToken),
            cancellationToken
        );
        var files = await publish.RunAsync(report, [.. all.SelectMany(part => part.Files)], cancellationToken);
        Telemetry.ModelAge.Record(report.Model is { } model ? (UtcDay.StartOf(until) - model.Data.AsOf).TotalDays : NoModel);
        List<NetworkReach> reached = [.. report.Networks.Select(network => new NetworkReach(network.Networks, network.Total))];
        logger.Exported(report.Networks.Sum(network => network.Spans.Count), reached.Count);
        return new(reached, files);
    }
}

/// <summary>What exporting made.</summary>
/// <param name="Networks">Reach by network or group of small networks.</param>
/// <param name="Files">Where the files are.</param>
public sealed record Exported(IReadOnlyList<NetworkReach> Networks, IReadOnlyList<string> Files);
