using Advocacy.Pipeline.Events;

namespace Advocacy.Pipeline.Reports;

/// <summary>Writes all files of a report: the star schema, the page, the summary, the bad rows.</summary>
public sealed class PublishReport(IStarSchema star, IReportFiles reports, IBadRowStore badRows, IBadRowReport badRowReport)
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="months">Files of the star schema that are written already.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <returns>Where the files are.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        MarketingReport report,
        IReadOnlyList<StarFile> months,
        CancellationToken cancellationToken
    )
    {
        var manifest = await star.PublishAsync(report, months, cancellationToken);
        var files = await reports.WriteMarketingAsync(report, cancellationToken);
        var bad = await badRowReport.WriteBadRowsAsync(badRows.ReadAsync(cancellationToken), cancellationToken);
        return [.. files, manifest, bad];
    }
}
