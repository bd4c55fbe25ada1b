using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Reports;
using Microsoft.Extensions.Options;

namespace Advocacy.Reports.Page;

/// <summary>What marketing reads besides the star schema: report.html and reach/.</summary>
internal sealed class ReportFiles(IOutputs outputs, IOptions<PageOptions> options) : IReportFiles
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteMarketingAsync(
        MarketingReport report,
        IReadOnlyDictionary<BadRowReason, long> badRows,
        CancellationToken cancellationToken
    ) =>
        [
            await outputs.WriteAsync(
                Audience.Marketing,
                "report.html",
                stream => ReportPage.WriteAsync(stream, report, badRows, options.Value, cancellationToken),
                cancellationToken
            ),
            await outputs.WriteAsync(
                Audience.Marketing,
                "reach/summary.csv",
                stream => SummaryCsv.WriteAsync(stream, report),
                cancellationToken
            ),
            await outputs.WriteAsync(
                Audience.Marketing,
                "reach/visits.csv",
                stream => VisitsCsv.WriteAsync(stream, report),
                cancellationToken
            ),
        ];
}
