using Advocacy.Adapters.Reports.Page;
using Advocacy.Adapters.Sheets;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>What marketing reads besides the star schema: report.html and reach/.</summary>
internal sealed class MarketingReports(IOutputs outputs) : IMarketingReports
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteMarketingAsync(MarketingReport report, CancellationToken cancellationToken) =>
    [
        await outputs.WriteAsync(Audience.Marketing, "report.html", stream => ReportPage.WriteAsync(stream, report, cancellationToken), cancellationToken),
        await outputs.WriteAsync(Audience.Marketing, "reach/summary.csv", stream => SummaryCsv.WriteAsync(stream, report), cancellationToken),
    ];
}
