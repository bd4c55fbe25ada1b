using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Keeps bad rows until they are replayed.</summary>
public interface IBadRowStore
{
    /// <summary>Adds rows; of rows with one id the first stays.</summary>
    Task AddAsync(IReadOnlyList<BadRow> rows, CancellationToken cancellationToken);

    /// <summary>All rows, one at a time in order of id.</summary>
    IAsyncEnumerable<BadRow> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Removes rows; ids that are not there are passed over.</summary>
    Task RemoveAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>How many rows there are for each reason.</summary>
    Task<IReadOnlyDictionary<BadRowReason, long>> CountAsync(CancellationToken cancellationToken);
}
