using Advocacy.Domain.Invitations;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>The reports: reach/ for marketing, candidates/ and effect.csv for HR, bad-rows.jsonl for engineers.</summary>
internal sealed class PublishedReports(IOutputs outputs) : IReports
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> WriteReachAsync(ReachReport report, CancellationToken cancellationToken) => outputs.PublishAsync(
        Audience.Marketing,
        "reach",
        [
            ("summary.csv", stream => SummaryCsv.WriteAsync(stream, report)),
            ("reach_day.parquet", stream => ReachParquet.WriteDaysAsync(stream, report, cancellationToken)),
            ("adoption_week.parquet", stream => ReachParquet.WriteAdoptionAsync(stream, report.Adoption, cancellationToken)),
        ],
        cancellationToken);

    /// <inheritdoc/>
    public Task<string> WriteCandidatesAsync(string list, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken) =>
        outputs.WriteAsync(Audience.HumanResources, $"candidates/{list}.csv", stream => CandidatesCsv.WriteAsync(stream, list, candidates), cancellationToken);

    /// <inheritdoc/>
    public Task<string> WriteEffectAsync(IReadOnlyList<ListEffect> lists, CancellationToken cancellationToken) =>
        outputs.WriteAsync(Audience.HumanResources, "effect.csv", stream => EffectCsv.WriteAsync(stream, lists), cancellationToken);

    /// <inheritdoc/>
    public Task<string> WriteBadRowsAsync(IAsyncEnumerable<BadRow> rows, CancellationToken cancellationToken) =>
        outputs.WriteAsync(Audience.Engineers, "bad-rows.jsonl", stream => BadRowsJsonl.WriteAsync(stream, rows, cancellationToken), cancellationToken);
}
