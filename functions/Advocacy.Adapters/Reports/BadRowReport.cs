using Advocacy.Adapters.Reports.Page;
using Advocacy.Adapters.Sheets;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>The copy of the bad rows for engineers: bad-rows.jsonl.</summary>
internal sealed class BadRowReport(IOutputs outputs) : IBadRowReport
{
    /// <inheritdoc/>
    public Task<string> WriteBadRowsAsync(IAsyncEnumerable<BadRow> rows, CancellationToken cancellationToken) =>
        outputs.WriteAsync(Audience.Engineers, "bad-rows.jsonl", stream => BadRowsJsonl.WriteAsync(stream, rows, cancellationToken), cancellationToken);
}
