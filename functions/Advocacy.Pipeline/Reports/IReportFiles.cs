using Advocacy.Pipeline.Events;

namespace Advocacy.Pipeline.Reports;

/// <summary>Writes what marketing reads. Each file appears whole or not at all, and replaces the last.</summary>
public interface IReportFiles
{
    /// <summary>The page that marketing reads, and a summary by network.</summary>
    /// <param name="report">What is told.</param>
    /// <param name="badRows">Bad rows by reason.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <returns>Where the files are.</returns>
    Task<IReadOnlyList<string>> WriteMarketingAsync(
        MarketingReport report,
        IReadOnlyDictionary<BadRowReason, long> badRows,
        CancellationToken cancellationToken
    );
}
