using System.Globalization;
using System.Runtime.CompilerServices;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Sqlite;

/// <summary>The rollup over SQLite.</summary>
public sealed class SqliteReachStore(SqliteDatabase database) : IReachStore
{
    /// <inheritdoc/>
    public Task ReplaceAsync(DateOnly from, DateOnly until, IAsyncEnumerable<ReachRow> rows, CancellationToken cancellationToken) => database.WriteAsync(
        async writer =>
        {
            writer.Run("DELETE FROM reach WHERE day >= $1 AND day < $2", from.DayNumber, until.DayNumber);
            var count = 0;
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                Insert(writer, row);
                count++;
            }

            return count;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task ReplaceAdoptionAsync(IReadOnlyList<AdoptionWeek> weeks, CancellationToken cancellationToken) => database.WriteAsync(
        writer =>
        {
            writer.Run("DELETE FROM adoption");
            return weeks.Sum(week => writer.Run("INSERT INTO adoption VALUES ($1, $2, $3)", week.Week.DayNumber, week.Consenting, week.Active));
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, IReadOnlyCollection<string>>> ReadPeopleAsync(DateOnly until, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT network, employee_id FROM reach WHERE day < $1";
        command.Parameters.AddWithValue("$1", until.DayNumber);
        using var row = command.ExecuteReader();
        var people = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);
        while (row.Read())
        {
            var network = row.GetString(0);
            if (!people.TryGetValue(network, out var of))
            {
                people[network] = of = new HashSet<string>(StringComparer.Ordinal);
            }

            ((HashSet<string>)of).Add(row.GetString(1));
        }

        return Task.FromResult<IReadOnlyDictionary<string, IReadOnlyCollection<string>>>(people);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReachRow> ReadAsync(IReadOnlyList<string> networks, DateOnly until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        var names = networks.Select((network, i) => command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"$n{i}"), network).ParameterName).ToList();
        command.CommandText = $"""
            SELECT day, network, content_id, employee_id, estimated, shares, impressions, reactions, comments, reshares, clicks, potential_reach, reach, earned_media_value
            FROM reach WHERE network IN ({string.Join(", ", names)}) AND day < $until ORDER BY day, content_id, employee_id, network, estimated
            """;
        command.Parameters.AddWithValue("$until", until.DayNumber);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(
                row.Day(0),
                row.GetString(1),
                row.GetString(2) is { Length: > 0 } content ? content : null,
                row.GetString(3),
                row.GetBoolean(4),
                row.GetInt32(5),
                row.Counters(6),
                row.Number(11),
                row.IsDBNull(12) ? null : row.GetDouble(12),
                decimal.Parse(row.GetString(13), CultureInfo.InvariantCulture));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AdoptionWeek>> ReadAdoptionAsync(DateOnly until, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT week, consenting, active FROM adoption WHERE week <= $1 ORDER BY week";
        command.Parameters.AddWithValue("$1", until.DayNumber);
        using var row = command.ExecuteReader();
        var weeks = new List<AdoptionWeek>();
        while (row.Read())
        {
            weeks.Add(new(row.Day(0), row.GetInt32(1), row.GetInt32(2)));
        }

        return Task.FromResult<IReadOnlyList<AdoptionWeek>>(weeks);
    }

    private static void Insert(SqliteWriter writer, ReachRow row) => writer.Run(
        "INSERT INTO reach VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        row.Network,
        row.Day.DayNumber,
        row.ContentId ?? "",
        row.EmployeeId,
        row.Estimated ? 1 : 0,
        row.Shares,
        row.Gains.Impressions,
        row.Gains.Reactions,
        row.Gains.Comments,
        row.Gains.Reshares,
        row.Gains.Clicks,
        row.PotentialReach,
        row.Reach,
        row.EarnedMediaValue.ToString(CultureInfo.InvariantCulture));
}
