using Advocacy.Domain.Values;
using Microsoft.Data.Sqlite;

namespace Advocacy.Stores.Sqlite;

/// <summary>What SQL can ask about the counters of a share (<see cref="EngagementDays"/>).</summary>
internal static class SqliteFunctions
{
    /// <summary>Of two, those of both.</summary>
    public const string Joined = "days_joined";

    /// <summary>Those from a day on, or NULL.</summary>
    public const string From = "days_from";

    /// <summary>How many days there are.</summary>
    public const string Count = "days_count";

    /// <summary>The last day.</summary>
    public const string Last = "days_last";

    /// <summary>Makes them of a day and its counters, row by row; for files of before.</summary>
    public const string Packed = "days_packed";

    /// <summary>Adds them to a connection.</summary>
    public static void AddTo(SqliteConnection connection)
    {
        connection.CreateFunction(Joined, (byte[] left, byte[] right) => EngagementDays.Join(left, right), isDeterministic: true);
        connection.CreateFunction(From, (byte[] days, long first) => EngagementDays.From(days, (int)first), isDeterministic: true);
        connection.CreateFunction(Count, (byte[] days) => EngagementDays.Extent(days).Count, isDeterministic: true);
        connection.CreateFunction(Last, (byte[] days) => EngagementDays.Extent(days).Last, isDeterministic: true);
    }

    /// <summary>Adds the one for files of before.</summary>
    public static void AddPacked(SqliteConnection connection) =>
        connection.CreateAggregate(
            Packed,
            new List<KeyValuePair<DateOnly, Counters>>(),
            (days, values) =>
                [
                    .. days,
                    new(
                        DateOnly.FromDayNumber((int)(long)values[0]!),
                        Counters.From(counter => values[1 + counter.Index] is long count ? count : null)
                    ),
                ],
            days => EngagementDays.Write(EngagementDays.Sorted(days))
        );
}
