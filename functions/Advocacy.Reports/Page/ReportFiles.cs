using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Returns;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Options;

namespace Advocacy.Reports.Page;

/// <summary>What marketing reads besides the star schema: report.html and reach/.</summary>
internal sealed class ReportFiles(
    IOutputs outputs,
    IOptions<PageOptions> options,
    IOptions<ReturnOptions> returns,
    IOptions<SelectionOptions> selection
) : IReportFiles
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
                stream =>
                    ReportPage.WriteAsync(
                        stream,
                        report,
                        badRows,
                        options.Value,
                        PageProgramme.Of(report, returns.Value, selection.Value.RestWeeks),
                        cancellationToken
                    ),
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
