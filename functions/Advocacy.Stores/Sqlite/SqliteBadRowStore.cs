using System.Runtime.CompilerServices;
using Advocacy.Pipeline.Events;

namespace Advocacy.Stores.Sqlite;

/// <summary>Bad rows over SQLite.</summary>
public sealed class SqliteBadRowStore(SqliteDatabase database) : IBadRowStore
{
    private const int PageSize = 64;

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<BadRow> rows, CancellationToken cancellationToken) =>
        database.WriteAsync(
            writer =>
                rows.Sum(row =>
                    writer.Run(
                        "INSERT INTO bad_row VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0) ON CONFLICT DO UPDATE SET held = 0",
                        row.Id,
                        row.Payload.ToArray(),
                        row.Length,
                        row.ContentHash,
                        row.Problem.Reason.ToString(),
                        row.Problem.Path,
                        row.Stage,
                        row.Origin,
                        row.ReceivedAt.Micros()
                    )
                ),
            cancellationToken
        );

    /// <inheritdoc/>
    public async IAsyncEnumerable<BadRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        // Page by page, so that rows may be removed while they are read.
        for (var last = ""; Page(last) is { Count: > 0 } page; last = page[^1].Id)
        {
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(writer => ids.Sum(id => writer.Run("DELETE FROM bad_row WHERE id = $1", id)), cancellationToken);

    /// <inheritdoc/>
    public Task HoldAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(writer => ids.Sum(id => writer.Run("UPDATE bad_row SET held = 1 WHERE id = $1", id)), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveHeldAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(writer => ids.Sum(id => writer.Run("DELETE FROM bad_row WHERE id = $1 AND held = 1", id)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<BadRowReason, long>> CountAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<BadRowReason, long>>(
            database
                .Read(
                    "SELECT reason, count(*) FROM bad_row GROUP BY reason",
                    row => (Reason: Enum.Parse<BadRowReason>(row.GetString(0)), Count: row.GetInt64(1))
                )
                .ToDictionary(pair => pair.Reason, pair => pair.Count)
        );

    private List<BadRow> Page(string last) =>
        database.Read(
            "SELECT payload, length, content_hash, reason, path, stage, "
                + "origin, received_at FROM bad_row WHERE id > $1 ORDER BY id LIMIT $2",
            row => new BadRow(
                row.GetFieldValue<byte[]>(0),
                row.GetInt64(1),
                row.GetString(2),
                new(Enum.Parse<BadRowReason>(row.GetString(3)), row.GetString(4)),
                row.GetString(5),
                row.GetString(6),
                row.At(7)
            ),
            last,
            PageSize
        );
}
