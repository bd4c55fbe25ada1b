using Advocacy.Pipeline.Events;

namespace Advocacy.Pipeline.Reports;

/// <summary>Writes a copy of the bad rows. Each file appears whole or not at all, and replaces the last.</summary>
public interface IBadRowReport
{
    /// <summary>The bad rows, for engineers.</summary>
    /// <returns>Where they are.</returns>
    Task<string> WriteBadRowsAsync(IAsyncEnumerable<BadRow> rows, CancellationToken cancellationToken);
}
