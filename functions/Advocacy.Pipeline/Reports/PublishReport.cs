using Advocacy.Pipeline.Events;

namespace Advocacy.Pipeline.Reports;

/// <summary>Writes all files of a report: the star schema, the page, the summary, the bad rows.</summary>
public sealed class PublishReport(IStarSchema star, IReportFiles reports, IBadRowStore badRows, IBadRowReport badRowReport)
{
    /// <summary>The day from which on nothing is published, UTC; null where nothing is.</summary>
    public Task<DateOnly?> AsOfAsync(CancellationToken cancellationToken) => star.AsOfAsync(cancellationToken);

    /// <summary>Writes a report.</summary>
    /// <returns>Where the files are.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(MarketingReport report, CancellationToken cancellationToken)
    {
        var manifest = await star.PublishAsync(report, cancellationToken);
        var files = await reports.WriteMarketingAsync(report, await badRows.CountAsync(cancellationToken), cancellationToken);
        var bad = await badRowReport.WriteBadRowsAsync(badRows.ReadAsync(cancellationToken), cancellationToken);
        return [.. files, manifest, bad];
    }
}
