using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;

namespace Advocacy.Stores.Sqlite;

/// <summary>The activity store over SQLite. The joins of the domain stand here as upserts: the larger counter, the later
/// revision, the union of a set.</summary>
public sealed class SqliteActivityStore(SqliteDatabase database) : IActivityStore
{
    private const int BoundLength = 6;
    private const string SelectKey = "SELECT value FROM setting WHERE name = 'key'";

    /// <summary>Facts from which on a batch is laid down first (<see cref="SqliteArrivals"/>).</summary>
    internal int LargeBatch { get; init; } = SqliteArrivals.LargeBatch;

    private const string Everybody = """
        SELECT employee_id FROM employee UNION SELECT employee_id FROM followers UNION SELECT employee_id FROM consent UNION SELECT employee_id FROM survey
        UNION SELECT employee_id FROM share UNION SELECT employee_id FROM interaction UNION SELECT employee_id FROM invitation UNION SELECT employee_id FROM mention
        UNION SELECT employee_id FROM preference
        """;

    /// <inheritdoc/>
    public Task MergeAsync(IReadOnlyList<Fact> facts, CancellationToken cancellationToken) =>
        facts.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(writer => SqliteMerge.Run(writer, facts, LargeBatch), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<EmployeeActivity> ReadAsync(Purpose purpose, CancellationToken cancellationToken) =>
        ReadPartAsync(SqlitePart.Whole.Name, purpose, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> PartsAsync(int atLeast, CancellationToken cancellationToken)
    {
        using var connection = await SqliteArrivals.OpenSettledAsync(database, cancellationToken);
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT min(employee_id) FROM (SELECT employee_id, ntile($parts) OVER (ORDER BY employee_id) AS tile FROM ({Everybody})) "
            + $"GROUP BY tile ORDER BY 1";
        command.Parameters.AddWithValue("$parts", atLeast);
        using var row = command.ExecuteReader();
        var bounds = new List<string>();
        while (row.Read())
        {
            // Its beginning alone: a bound outlives people who are erased, and must name nobody.
            bounds.Add(row.GetString(0) is { Length: > BoundLength } id ? id[..BoundLength] : row.GetString(0));
        }

        // The first part begins before everybody and the last one is open: newcomers belong to one of them.
        string[] from = ["", .. bounds.Skip(1).Distinct(StringComparer.Ordinal)];
        return [.. from.Select((first, i) => new SqlitePart(first, from.ElementAtOrDefault(i + 1)).Name)];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EmployeeActivity> ReadPartAsync(
        string part,
        Purpose purpose,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new SqliteActivityReader(
            await SqliteArrivals.OpenSettledAsync(database, cancellationToken),
            SqlitePart.Read(part),
            purpose
        );
        foreach (var person in reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return person;
        }
    }

    /// <inheritdoc/>
    public async Task<EmployeeActivity?> FindAsync(PersonId personId, Purpose purpose, CancellationToken cancellationToken)
    {
        using var reader = new SqliteActivityReader(
            await SqliteArrivals.OpenSettledAsync(database, cancellationToken),
            SqlitePart.Only(personId),
            purpose
        );
        return reader.Read().FirstOrDefault();
    }

    /// <inheritdoc/>
    public Task<IReadOnlySet<PersonId>> ConsentingAsync(
        IReadOnlyCollection<PersonId> people,
        Purpose purpose,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlySet<PersonId>>(
            database
                .Read(
                    $"SELECT value FROM json_each($1) WHERE {SqliteConsent.Of("value", purpose)}",
                    row => new PersonId(row.GetString(0)),
                    JsonSerializer.Serialize(people.Select(person => person.Value))
                )
                .ToHashSet()
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, FoundShare>> FindSharesAsync(
        IReadOnlyCollection<string> shareIds,
        Purpose purpose,
        CancellationToken cancellationToken
    )
    {
        using var connection = await SqliteArrivals.OpenSettledAsync(database, cancellationToken);
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT employee_id, content_id FROM share WHERE share_id = $id AND {SqliteConsent.Of("share.employee_id", purpose)} ORDER "
            + $"BY shared_at, employee_id LIMIT 1";
        var id = command.Parameters.AddWithValue("$id", "");
        var found = new Dictionary<string, FoundShare>(StringComparer.Ordinal);
        foreach (var shareId in shareIds)
        {
            id.Value = shareId;
            using var row = command.ExecuteReader();
            if (row.Read())
            {
                found[shareId] = new(new(row.GetString(0)), row.Text(1));
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public Task ExpireAsync(RetentionLimits limits, CancellationToken cancellationToken) =>
        database.WriteAsync(writer => SqliteArrivals.Settle(writer) + SqliteExpiry.Run(writer, limits), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeyValuePair<string, Content>> ReadContentsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT content_id, campaign, topic, kind, language, published_at, url, title, suggested_text, "
            + "expires_at, other_text FROM content ORDER BY content_id";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(
                row.GetString(0),
                new(
                    row.Text(1),
                    row.Text(2),
                    row.Text(3),
                    row.Text(4),
                    row.At(5),
                    row.Text(6),
                    row.Text(7),
                    row.Text(8),
                    row.IsDBNull(9) ? null : row.At(9),
                    row.Text(10)
                )
            );
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeyValuePair<VisitKey, Visits>> ReadVisitsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT content_id, day, network, currency, sessions, conversions, value FROM visit "
            + "ORDER BY content_id, day, network, currency";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(
                new(row.GetString(0), row.Day(1), row.GetString(2), row.GetString(3)),
                new(
                    row.GetInt64(4),
                    row.IsDBNull(5) ? null : row.GetInt64(5),
                    row.IsDBNull(6) ? null : (decimal)row.GetInt64(6) / SqliteMerge.ValueUnit
                )
            );
        }
    }

    /// <inheritdoc/>
    public async Task<string> KeepKeyAsync(string fingerprint, CancellationToken cancellationToken) =>
        KeptKey()
        ?? await database.WriteAsync(
            writer =>
            {
                writer.Run("INSERT OR IGNORE INTO setting VALUES ('key', $1)", fingerprint);
                return writer.Query(SelectKey, row => row.GetString(0))[0];
            },
            cancellationToken
        );

    private string? KeptKey() => database.Read(SelectKey, row => row.GetString(0)).FirstOrDefault();

    /// <inheritdoc/>
    public async Task<ActivityCounts> CountAsync(Purpose purpose, CancellationToken cancellationToken)
    {
        using var connection =
            purpose == Purpose.Rights
                ? await SqliteArrivals.OpenAsync(database, cancellationToken)
                : await SqliteArrivals.OpenSettledAsync(database, cancellationToken);
        using var command = connection.CreateCommand();
        var (ofPerson, ofShare) = (SqliteConsent.Of("person.employee_id", purpose), SqliteConsent.Of("share.employee_id", purpose));
        var ofEngagement =
            purpose == Purpose.Rights ? "true" : $"EXISTS (SELECT 1 FROM share WHERE share.share_id = engagement.share_id AND {ofShare})";
        var ofInteraction = SqliteConsent.OfInteraction(purpose);
        command.CommandText = $"""
            SELECT (SELECT count(*) FROM ({Everybody}) person WHERE {ofPerson}),
                (SELECT count(DISTINCT share_id) FROM share WHERE {ofShare}),
                (SELECT count(*) FROM content),
                (SELECT ifnull(sum({SqliteFunctions.Count}(days)), 0) FROM engagement WHERE {ofEngagement}),
                (SELECT count(*) FROM interaction WHERE {ofInteraction}),
                (SELECT min(shared_at) FROM share WHERE {ofShare}),
                (SELECT max(at) FROM (SELECT max(shared_at) AS at FROM share WHERE {ofShare} UNION ALL SELECT max(at) FROM interaction WHERE {ofInteraction}
                    UNION ALL SELECT (max({SqliteFunctions.Last}(days)) - 719162) * 86400000000 FROM engagement WHERE {ofEngagement}))
            """;
        using var row = command.ExecuteReader();
        row.Read();
        return new(
            row.GetInt64(0),
            row.GetInt64(1),
            row.GetInt64(2),
            row.GetInt64(3),
            row.GetInt64(4),
            row.IsDBNull(5) ? null : row.At(5),
            row.IsDBNull(6) ? null : row.At(6)
        );
    }
}
