using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Sqlite;

/// <summary>Lets go of what is older than limits, within one transaction. Mentions and engagement go with their shares.</summary>
internal static class SqliteExpiry
{
    public static int Run(SqliteWriter writer, RetentionLimits limits)
    {
        var activity = limits.Activity.Micros();
        var gone =
            writer.Run(
                "DELETE FROM engagement WHERE share_id IN (SELECT share_id FROM share GROUP BY share_id HAVING max(shared_at) < $1)",
                activity
            )
            + writer.Run(
                "DELETE FROM mention WHERE EXISTS (SELECT 1 FROM share s WHERE s.employee_id = mention.by_employee_id AND s.share_id = "
                    + "mention.share_id AND s.shared_at < $1)",
                activity
            )
            + writer.Run("DELETE FROM share WHERE shared_at < $1", activity)
            + ExpireDays(
                writer,
                "NOT EXISTS (SELECT 1 FROM share s WHERE s.share_id = engagement.share_id)",
                DateOnly.FromDateTime(limits.Activity.UtcDateTime)
            )
            + writer.Run("DELETE FROM interaction WHERE at < $1", activity)
            + writer.Run("DELETE FROM survey WHERE answered_on < $1", limits.Surveys.DayNumber)
            + writer.Run("DELETE FROM invitation WHERE at < $1", limits.Invitations.Micros())
            + writer.Run("DELETE FROM preference WHERE subject = $2 AND at < $1", activity, (int)PreferenceSubject.Content);
        foreach (var (network, first) in limits.Counters)
        {
            gone += ExpireDays(
                writer,
                "EXISTS (SELECT 1 FROM share s WHERE s.share_id = engagement.share_id AND s.network = $2)",
                first,
                network
            );
        }

        return gone;
    }

    /// <summary>Lets go of days before one, of some shares.</summary>
    private static int ExpireDays(SqliteWriter writer, string which, DateOnly first, params ReadOnlySpan<object?> more)
    {
        const string Left = $"{SqliteFunctions.From}(days, $1)";
        object?[] values = [first.DayNumber, .. more];
        return writer.Run($"DELETE FROM engagement WHERE {which} AND {Left} IS NULL", values)
            + writer.Run($"UPDATE engagement SET days = {Left} WHERE {which} AND {Left} <> days", values);
    }
}
