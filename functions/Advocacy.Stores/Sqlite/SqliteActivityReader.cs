using Advocacy.Domain.Activity;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Microsoft.Data.Sqlite;

namespace Advocacy.Stores.Sqlite;

/// <summary>Reads everybody in order of id by walking the tables side by side: one person in memory, one snapshot throughout.
/// Of a part, those whose ids lie in its range.</summary>
internal sealed class SqliteActivityReader : IDisposable
{
    private static readonly string InPart = SqlitePart.Of("employee_id");

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _snapshot;
    private readonly SqlitePart _part;
    private readonly Purpose _purpose;
    private readonly SqliteCursor<KeyValuePair<DateTimeOffset, Latest<EmployeeAttributes>>> _attributes;
    private readonly SqliteCursor<KeyValuePair<FollowersKey, Largest>> _followers;
    private readonly SqliteCursor<KeyValuePair<DateOnly, Latest<SurveyAnswers>>> _surveys;
    private readonly SqliteCursor<KeyValuePair<DateTimeOffset, Consent>> _consents;
    private readonly SqliteCursor<(string ShareId, Latest<Share> Post, JoinMap<DateOnly, Counters> Days)> _shares;
    private readonly SqliteCursor<(string ShareId, string Mentioned)> _mentions;
    private readonly SqliteCursor<KeyValuePair<MentionKey, Latest<Instant>>> _mentionedBy;
    private readonly SqliteCursor<Interaction> _interactions;
    private readonly SqliteCursor<Invitation> _invitations;
    private readonly SqliteCursor<KeyValuePair<PreferenceKey, Preference>> _preferences;
    private readonly ISqliteCursor[] _all;

    public SqliteActivityReader(SqliteConnection connection, SqlitePart part, Purpose purpose)
    {
        (_connection, _part, _purpose) = (connection, part, purpose);
        _snapshot = connection.BeginTransaction(deferred: true);
        // Rival claims are rare; where there are none, the look-up for each share is saved. For one person it costs more to know.
        var owned = part.IsOne || HasRivals() ? OwnedOnly(purpose) : "";
        _attributes = Cursor<KeyValuePair<DateTimeOffset, Latest<EmployeeAttributes>>>(
            $"SELECT employee_id, recorded_at, fingerprint, department, team, country, language, hired_on FROM employee WHERE {InPart} "
                + $"ORDER BY employee_id, recorded_at",
            row =>
                new(
                    row.At(1),
                    new(row.Revision(1), new(row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6), row.DayOrNull(7)))
                )
        );
        _followers = Cursor<KeyValuePair<FollowersKey, Largest>>(
            $"SELECT employee_id, network, at, followers FROM followers WHERE {InPart} ORDER BY employee_id, network, at",
            row => new(new(row.Text(1), row.At(2)), new(row.Number(3)))
        );
        _surveys = Cursor<KeyValuePair<DateOnly, Latest<SurveyAnswers>>>(
            $"SELECT employee_id, answered_on, recorded_at, fingerprint, synergy, antagonism, digital_culture, company_link, own_interest "
                + $"FROM survey WHERE {InPart} ORDER BY employee_id, answered_on",
            row =>
                new(
                    row.Day(1),
                    new(
                        row.Revision(2),
                        new((int)row.Number(4), (int)row.Number(5), (int)row.Number(6), (int)row.Number(7), (int)row.Number(8))
                    )
                )
        );
        _consents = Cursor<KeyValuePair<DateTimeOffset, Consent>>(
            $"SELECT employee_id, at, granted FROM consent WHERE {InPart} ORDER BY employee_id, at",
            row => new(row.At(1), SqliteConsent.Of(row.Number(2)))
        );
        _shares = Cursor(
            $"""
            SELECT s.employee_id, s.share_id, s.recorded_at, s.fingerprint, s.network, s.shared_at, s.content_id, s.url, s.disclosed,
                e.days
            FROM share s LEFT JOIN engagement e ON e.share_id = s.share_id WHERE {SqlitePart.Of(
                "s.employee_id"
            )} {owned} ORDER BY s.employee_id, s.share_id
            """,
            ReadShare
        );
        _mentions = Cursor(
            $"SELECT by_employee_id, share_id, employee_id FROM mention WHERE {SqlitePart.Of("by_employee_id")} AND "
                + $"{SqliteConsent.Of("mention.employee_id", purpose)} ORDER BY by_employee_id, share_id, employee_id",
            row => (row.Text(1), row.Text(2))
        );
        _mentionedBy = Cursor<KeyValuePair<MentionKey, Latest<Instant>>>(
            $"""
            SELECT m.employee_id, m.share_id, m.by_employee_id, m.recorded_at, m.fingerprint, m.at
            FROM mention m {(owned.Length > 0 ? "CROSS JOIN share s ON s.employee_id = m.by_employee_id AND s.share_id = m.share_id" : "")}
            WHERE {SqlitePart.Of("m.employee_id")} AND {SqliteConsent.Of("m.by_employee_id", purpose)} {owned}
            ORDER BY m.employee_id, m.share_id, m.by_employee_id
            """,
            row => new(new(row.Text(1), new(row.Text(2))), new(row.Revision(3), new(row.At(5))))
        );
        _interactions = Cursor(
            $"SELECT employee_id, at, share_id, kind FROM interaction WHERE {InPart} "
                + $"AND {SqliteConsent.OfInteraction(purpose)} ORDER BY employee_id, at",
            row => new Interaction(row.At(1), row.Text(2), (InteractionKind)row.Number(3))
        );
        _invitations = Cursor(
            $"SELECT employee_id, at, list, outcome FROM invitation WHERE {InPart} ORDER BY employee_id, at",
            row => new Invitation(row.At(1), IsoWeek.Parse(row.Text(2)), (InvitationOutcome)row.Number(3))
        );
        _preferences = Cursor<KeyValuePair<PreferenceKey, Preference>>(
            $"SELECT employee_id, subject, content_id, at, wanted FROM preference WHERE {InPart} ORDER BY employee_id, subject, content_id",
            row => new(new((PreferenceSubject)row.Number(1), row.Text(2)), new(row.At(3), row.Number(4) != 0))
        );
        _all = [_attributes, _followers, _surveys, _consents, _shares, _mentions, _mentionedBy, _interactions, _invitations, _preferences];
    }

    public IEnumerable<EmployeeActivity> Read()
    {
        while (Next() is { } id)
        {
            var person = ReadPerson(id);
            if (person.ConsentsTo(_purpose) && person != new EmployeeActivity(person.PersonId))
            {
                yield return person;
            }
        }
    }

    public void Dispose()
    {
        foreach (var cursor in _all)
        {
            cursor.Dispose();
        }

        _snapshot.Dispose();
        _connection.Dispose();
    }

    /// <summary>Of several people who claim a share the earliest has it, ties by id; who does not consent claims nothing.</summary>
    private static string OwnedOnly(Purpose purpose) =>
        $"""
            AND NOT EXISTS (SELECT 1 FROM share o WHERE o.share_id = s.share_id AND (o.shared_at, o.employee_id) < (s.shared_at, s.employee_id)
                AND {SqliteConsent.Of("o.employee_id", purpose)})
            """;

    private bool HasRivals()
    {
        using var command = _connection.CreateCommand();
        command.Transaction = _snapshot;
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM share GROUP BY share_id HAVING count(*) > 1)";
        return (long)command.ExecuteScalar()! == 1;
    }

    private SqliteCursor<T> Cursor<T>(string sql, Func<SqliteRows, T> read) => new(_connection, sql, _part, read);

    private string? Next() => _all.Select(cursor => cursor.Person).OfType<string>().Min(TextOrder.Instance);

    private EmployeeActivity ReadPerson(string id) =>
        new(new PersonId(id))
        {
            Attributes = JoinMap<DateTimeOffset, Latest<EmployeeAttributes>>.From(_attributes.Take(id)),
            Followers = JoinMap<FollowersKey, Largest>.From(_followers.Take(id)),
            Surveys = JoinMap<DateOnly, Latest<SurveyAnswers>>.From(_surveys.Take(id)),
            Consents = JoinMap<DateTimeOffset, Consent>.From(_consents.Take(id)),
            Shares = ReadShares(id),
            MentionedBy = JoinMap<MentionKey, Latest<Instant>>.From(_mentionedBy.Take(id)),
            Interactions = JoinSet<Interaction>.From(_interactions.Take(id)),
            Invitations = JoinSet<Invitation>.From(_invitations.Take(id)),
            Preferences = JoinMap<PreferenceKey, Preference>.From(_preferences.Take(id)),
        };

    private JoinMap<string, ShareActivity> ReadShares(string id)
    {
        var mentions = _mentions.Take(id).ToLookup(mention => mention.ShareId, mention => mention.Mentioned);
        return JoinMap<string, ShareActivity>.From(
            _shares
                .Take(id)
                .Select(share =>
                    KeyValuePair.Create(
                        share.ShareId,
                        new ShareActivity(
                            share.Post,
                            JoinSet<PersonId>.From(mentions[share.ShareId].Select(id => new PersonId(id))),
                            new(share.Days)
                        )
                    )
                )
        );
    }

    private static bool? Flag(long? number) => number is { } known ? known != 0 : null;

    private static (string ShareId, Latest<Share> Post, JoinMap<DateOnly, Counters> Days) ReadShare(SqliteRows row) =>
        (
            row.Text(1),
            new(row.Revision(2), new(row.Text(4), row.At(5), row.TextOrNull(6), row.TextOrNull(7), Flag(row.NumberOrNull(8)))),
            JoinMap<DateOnly, Counters>.From(EngagementDays.Read(row.Bytes(9)))
        );
}
