using Advocacy.Adapters.Files;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>The reports in a folder: reach/, candidates/ and bad-rows.jsonl.</summary>
public sealed class FolderReports(string folder) : IReports
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteReachAsync(ReachReport report, CancellationToken cancellationToken) =>
    [
        await AtomicFile.WriteAsync(Path.Combine(folder, "reach", "summary.csv"), stream => SummaryCsv.WriteAsync(stream, report)),
        await AtomicFile.WriteAsync(Path.Combine(folder, "reach", "reach_day.parquet"), stream => ReachParquet.WriteDaysAsync(stream, report, cancellationToken)),
        await AtomicFile.WriteAsync(Path.Combine(folder, "reach", "adoption_week.parquet"), stream => ReachParquet.WriteAdoptionAsync(stream, report.Adoption, cancellationToken)),
    ];

    /// <inheritdoc/>
    public Task<string> WriteCandidatesAsync(string list, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(Path.Combine(folder, "candidates", $"{list}.csv"), stream => CandidatesCsv.WriteAsync(stream, candidates));

    /// <inheritdoc/>
    public Task<string> WriteBadRowsAsync(IAsyncEnumerable<BadRow> rows, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(Path.Combine(folder, "bad-rows.jsonl"), stream => BadRowsJsonl.WriteAsync(stream, rows, cancellationToken));
}
