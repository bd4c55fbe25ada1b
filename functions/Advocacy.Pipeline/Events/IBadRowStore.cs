namespace Advocacy.Pipeline.Events;

/// <summary>Keeps bad rows until they are replayed.</summary>
public interface IBadRowStore
{
    /// <summary>Adds rows; of rows with one id the first stays, and is held no more.</summary>
    Task AddAsync(IReadOnlyList<BadRow> rows, CancellationToken cancellationToken);

    /// <summary>All rows, one at a time in order of id.</summary>
    IAsyncEnumerable<BadRow> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Removes rows; ids that do not exist are skipped.</summary>
    Task RemoveAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>Holds rows until they are added again; ids that do not exist are skipped.</summary>
    Task HoldAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>Removes rows that are still on hold; a row that was found bad again stays.</summary>
    Task RemoveHeldAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>How many rows there are for each reason.</summary>
    Task<IReadOnlyDictionary<BadRowReason, long>> CountAsync(CancellationToken cancellationToken);
}
