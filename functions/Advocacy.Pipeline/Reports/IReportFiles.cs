namespace Advocacy.Pipeline.Reports;

/// <summary>Writes what marketing reads. Each file appears whole or not at all, and replaces the last.</summary>
public interface IReportFiles
{
    /// <summary>The page that marketing reads, and a summary by network.</summary>
    /// <returns>Where the files are.</returns>
    Task<IReadOnlyList<string>> WriteMarketingAsync(MarketingReport report, CancellationToken cancellationToken);
}
