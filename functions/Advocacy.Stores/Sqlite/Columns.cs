using Advocacy.Domain.Merging;
using Microsoft.Data.Sqlite;

namespace Advocacy.Stores.Sqlite;

/// <summary>How values are written to columns and read back.</summary>
internal static class Columns
{
    public static long Micros(this DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset At(this SqliteDataReader row, int column) => FromMicros(row.GetInt64(column));

    public static DateTimeOffset FromMicros(long micros) =>
        new(DateTimeOffset.UnixEpoch.Ticks + (micros * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static DateOnly Day(this SqliteDataReader row, int column) => DateOnly.FromDayNumber(row.GetInt32(column));

    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset At(this SqliteRows row, int column) => FromMicros(row.Number(column));

    public static DateOnly Day(this SqliteRows row, int column) => DateOnly.FromDayNumber((int)row.Number(column));

    public static DateOnly? DayOrNull(this SqliteRows row, int column) =>
        row.NumberOrNull(column) is { } day ? DateOnly.FromDayNumber((int)day) : null;

    /// <summary>recorded_at and fingerprint from a column on.</summary>
    public static Revision Revision(this SqliteRows row, int first) => new(row.At(first), row.Number(first + 1));
}
