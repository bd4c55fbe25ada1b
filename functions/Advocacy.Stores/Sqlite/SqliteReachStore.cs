using System.Globalization;
using System.Runtime.CompilerServices;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Figures;

namespace Advocacy.Stores.Sqlite;

/// <summary>The rollup over SQLite.</summary>
public sealed class SqliteReachStore(SqliteDatabase database) : IReachStore
{
    private const int RowsAtOnce = 10_000;
    private static readonly string OfRow =
        $"network, day, content_id, employee_id, basis, shares, {Columns.OfCounters()}, potential_reach, reach, earned_media_value";
    private static readonly string InsertStaged =
        $"INSERT OR REPLACE INTO reach_staged (run, part, number, {OfRow}) VALUES ({Columns.Parameters(12 + Counter.All.Count)})";

    /// <inheritdoc/>
    public async Task StageAsync(string run, int part, IAsyncEnumerable<ReachRow> rows, CancellationToken cancellationToken)
    {
        await database.WriteAsync(writer => Unstage(writer, run, part), cancellationToken);
        // Others write meanwhile: no more than a little is written in one turn, and nothing is read while it lasts.
        long number = 0;
        await foreach (var chunk in rows.Chunk(RowsAtOnce).WithCancellation(cancellationToken))
        {
            number += await database.WriteAsync(writer => Stage(writer.Rows(InsertStaged), run, part, number, chunk), cancellationToken);
        }

        await database.WriteAsync(writer => writer.Run("INSERT OR REPLACE INTO reach_part VALUES ($1, $2)", run, part), cancellationToken);
    }

    /// <inheritdoc/>
    public Task PublishAsync(string run, int parts, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        database.WriteAsync(
            writer =>
            {
                if (Count(writer, "SELECT count(*) FROM reach_run WHERE run = $1", run) == 1)
                {
                    return 0;
                }

                if (Count(writer, "SELECT count(*) FROM reach_part WHERE run = $1", run) != parts)
                {
                    throw new InvalidOperationException($"not every part of run {run} of the rollup was laid aside");
                }

                writer.Run("DELETE FROM reach WHERE day >= $1 AND day < $2", from.DayNumber, until.DayNumber);
                var published = writer.Run(
                    $"INSERT OR REPLACE INTO reach ({OfRow}) SELECT {OfRow} FROM reach_staged WHERE run = $1 "
                        + $"ORDER BY network, day, content_id, employee_id, basis",
                    run
                );
                // What other runs laid aside was left by processes that died: there is one run at a time.
                writer.Run("DELETE FROM reach_staged");
                writer.Run("DELETE FROM reach_part");
                writer.Run("DELETE FROM reach_run");
                writer.Run("INSERT INTO reach_run VALUES ($1)", run);
                return published;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task ReplaceAdoptionAsync(IReadOnlyList<AdoptionWeek> weeks, CancellationToken cancellationToken) =>
        database.WriteAsync(
            writer =>
            {
                writer.Run("DELETE FROM adoption");
                return weeks.Sum(week =>
                    writer.Run("INSERT INTO adoption VALUES ($1, $2, $3)", week.Week.DayNumber, week.Consenting, week.Active)
                );
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, IReadOnlyCollection<PersonId>>> ReadPeopleAsync(
        DateOnly until,
        CancellationToken cancellationToken
    )
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT network, employee_id FROM reach WHERE day < $1";
        command.Parameters.AddWithValue("$1", until.DayNumber);
        using var row = command.ExecuteReader();
        var people = new Dictionary<string, IReadOnlyCollection<PersonId>>(StringComparer.Ordinal);
        while (row.Read())
        {
            var network = row.GetString(0);
            if (!people.TryGetValue(network, out var of))
            {
                people[network] = of = new HashSet<PersonId>();
            }

            ((HashSet<PersonId>)of).Add(new(row.GetString(1)));
        }

        return Task.FromResult<IReadOnlyDictionary<string, IReadOnlyCollection<PersonId>>>(people);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReachRow> ReadAsync(
        IReadOnlyList<string> networks,
        DateOnly until,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        using var connection = database.Open();
        var names = Enumerable.Range(2, networks.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"?{i}"));
        using var row = new SqliteRows(
            connection,
            $"""
            SELECT {OfRow}
            FROM reach WHERE network IN ({string.Join(", ", names)}) AND day < ?1 ORDER BY day, content_id, employee_id, network, basis
            """
        );
        var afterCounters = 6 + Counter.All.Count;
        row.With(until.DayNumber);
        foreach (var network in networks)
        {
            row.With(network);
        }

        while (row.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(
                row.Day(1),
                row.Text(0),
                row.Text(2) is { Length: > 0 } content ? content : null,
                new(row.Text(3)),
                (ReachBasis)row.Number(4),
                (int)row.Number(5),
                row.Counters(6),
                row.NumberOrNull(afterCounters),
                row.RealOrNull(afterCounters + 1),
                decimal.Parse(row.Text(afterCounters + 2), CultureInfo.InvariantCulture)
            );
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

    private static long Count(SqliteWriter writer, string sql, string run) => writer.Query(sql, row => row.GetInt64(0), run)[0];

    private static int Unstage(SqliteWriter writer, string run, int part) =>
        writer.Run("DELETE FROM reach_part WHERE run = $1 AND part = $2", run, part)
        + writer.Run("DELETE FROM reach_staged WHERE run = $1 AND part = $2", run, part);

    private static int Stage(SqliteRows staged, string run, int part, long number, ReachRow[] rows)
    {
        foreach (var row in rows)
        {
            staged
                .With(run)
                .With(part)
                .With(number++)
                .With(row.Network)
                .With(row.Day.DayNumber)
                .With(row.ContentId ?? "")
                .With(row.PersonId)
                .With((int)row.Basis)
                .With(row.Shares)
                .With(row.Gains)
                .With(row.PotentialReach)
                .With(row.Reach)
                .With(row.EarnedMediaValue.ToString(CultureInfo.InvariantCulture))
                .Run();
        }

        return rows.Length;
    }
}
