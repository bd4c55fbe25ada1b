using System.Text.Json;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Merging;

namespace Advocacy.Stores.Sqlite;

/// <summary>Merges facts within one transaction.</summary>
internal sealed class SqliteMerge
{
    private static readonly string[] OfPerson = ["employee", "followers", "survey", "consent", "share", "interaction", "invitation", "reach", "reach_staged", "mention"];

    /// <summary>Of two records of a share the later one wins.</summary>
    public const string OnShareConflict = """
        ON CONFLICT DO UPDATE SET
            recorded_at = excluded.recorded_at, fingerprint = excluded.fingerprint, network = excluded.network, shared_at = excluded.shared_at, content_id = excluded.content_id, url = excluded.url
        WHERE (excluded.recorded_at, excluded.fingerprint) > (share.recorded_at, share.fingerprint)
        """;

    /// <summary>Of two records of a mention the later one wins.</summary>
    public const string OnMentionConflict = """
        ON CONFLICT DO UPDATE SET recorded_at = excluded.recorded_at, fingerprint = excluded.fingerprint, at = excluded.at
        WHERE (excluded.recorded_at, excluded.fingerprint) > (mention.recorded_at, mention.fingerprint)
        """;

    /// <summary>Interactions are a set.</summary>
    public const string OnInteractionConflict = "ON CONFLICT DO NOTHING";

    private const string ShareValues = "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    private const string MentionValues = "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    private const string InteractionValues = "VALUES (?1, ?2, ?3, ?4)";

    private const string UpsertEngagement = """
        INSERT INTO engagement VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET
            impressions = max(ifnull(impressions, excluded.impressions), ifnull(excluded.impressions, impressions)),
            reactions = max(ifnull(reactions, excluded.reactions), ifnull(excluded.reactions, reactions)),
            comments = max(ifnull(comments, excluded.comments), ifnull(excluded.comments, comments)),
            reshares = max(ifnull(reshares, excluded.reshares), ifnull(excluded.reshares, reshares)),
            clicks = max(ifnull(clicks, excluded.clicks), ifnull(excluded.clicks, clicks))
        """;

    private readonly SqliteWriter _writer;
    private readonly SqliteRows _shares;
    private readonly SqliteRows _mentions;
    private readonly SqliteRows _engagement;
    private readonly SqliteRows _interactions;
    private readonly HashSet<string> _tombstones;
    private readonly HashSet<string> _forgotten = new(StringComparer.Ordinal);

    private SqliteMerge(SqliteWriter writer, bool isLaidDown)
    {
        (_writer, _engagement) = (writer, writer.Rows(UpsertEngagement));
        _tombstones = [.. writer.Query("SELECT hash FROM tombstone", row => row.GetString(0))];
        _shares = writer.Rows(isLaidDown ? $"INSERT INTO share_arrived {ShareValues}" : $"INSERT INTO share {ShareValues} {OnShareConflict}");
        _mentions = writer.Rows(isLaidDown ? $"INSERT INTO mention_arrived {MentionValues}" : $"INSERT INTO mention {MentionValues} {OnMentionConflict}");
        _interactions = writer.Rows(isLaidDown ? $"INSERT INTO interaction_arrived {InteractionValues}" : $"INSERT INTO interaction {InteractionValues} {OnInteractionConflict}");
    }

    /// <summary>Merges facts.</summary>
    /// <returns>How many.</returns>
    public static int Run(SqliteWriter writer, IReadOnlyList<Fact> facts, int largeBatch)
    {
        var merge = new SqliteMerge(writer, isLaidDown: facts.Count >= largeBatch);
        // Erasures first: what one batch says of an erased person must not outlive it.
        foreach (var erasure in facts.OfType<ErasureRequested>())
        {
            merge.Erase(erasure);
        }

        foreach (var fact in facts)
        {
            merge.Upsert(fact);
        }

        merge.DropReactions();
        return facts.Count;
    }

    private void Upsert(Fact fact)
    {
        switch (fact)
        {
            case EmployeeRecorded e when !IsErased(e.EmployeeId): Upsert(e); break;
            case SurveyAnswered s when !IsErased(s.EmployeeId): Upsert(s); break;
            case ConsentDecided c when !IsErased(c.EmployeeId): Upsert(c); break;
            case ContentPublished c: Upsert(c); break;
            case ShareMade s when !IsErased(s.EmployeeId): Upsert(s); break;
            case ShareMade s: Forget(s.ShareId); break;
            case EngagementObserved e when !IsForgotten(e.ShareId): Upsert(e); break;
            case InteractionMade i when !IsErased(i.EmployeeId) && !IsForgotten(i.Interaction.ShareId): Upsert(i); break;
            case InvitationRecorded i when !IsErased(i.EmployeeId): Upsert(i); break;
        }
    }

    /// <summary>Removes a person and leaves a tombstone of them and of each share of theirs, so that what comes later is dropped.</summary>
    private void Erase(ErasureRequested erasure)
    {
        // What is erased is looked for where everything is.
        SqliteArrivals.Settle(_writer);
        var id = erasure.EmployeeId;
        Bury(TombstoneOf("employee", id));
        foreach (var share in _writer.Query("SELECT share_id FROM share WHERE employee_id = $1", row => row.GetString(0), id))
        {
            Forget(share);
        }

        _writer.Run("DELETE FROM mention WHERE by_employee_id = $1", id);
        foreach (var table in OfPerson)
        {
            _writer.Run($"DELETE FROM {table} WHERE employee_id = $1", id);
        }
    }

    private static string TombstoneOf(string kind, string id) => Fingerprint.Hex(kind, id);

    private bool IsErased(string employeeId) => _tombstones.Count > 0 && _tombstones.Contains(TombstoneOf("employee", employeeId));

    private bool IsForgotten(string shareId) => _tombstones.Count > 0 && _tombstones.Contains(TombstoneOf("share", shareId));

    /// <summary>Buries what is to be forgotten.</summary>
    /// <returns>Whether that is new.</returns>
    private bool Bury(string tombstone)
    {
        var isNew = _tombstones.Add(tombstone);
        if (isNew)
        {
            _writer.Run("INSERT INTO tombstone VALUES ($1)", tombstone);
        }

        return isNew;
    }

    private void Forget(string shareId)
    {
        SqliteArrivals.Settle(_writer);
        if (Bury(TombstoneOf("share", shareId)))
        {
            _forgotten.Add(shareId);
        }

        _writer.Run("DELETE FROM engagement WHERE share_id = $1", shareId);
        foreach (var claimant in _writer.Query("SELECT employee_id FROM share WHERE share_id = $1", row => row.GetString(0), shareId))
        {
            _writer.Run("DELETE FROM share WHERE employee_id = $1 AND share_id = $2", claimant, shareId);
            _writer.Run("DELETE FROM mention WHERE by_employee_id = $1 AND share_id = $2", claimant, shareId);
        }
    }

    /// <summary>Drops colleagues' reactions to the shares that this batch forgot, whichever came first: an id that a network gave leads to its author.</summary>
    private void DropReactions()
    {
        if (_forgotten.Count > 0)
        {
            // Once for all of them: reactions are not found by share.
            SqliteArrivals.Settle(_writer);
            _writer.Run("DELETE FROM interaction WHERE share_id IN (SELECT value FROM json_each($1))", JsonSerializer.Serialize(_forgotten));
        }
    }

    private void Upsert(EmployeeRecorded e)
    {
        var at = e.RecordedAt.Micros();
        _writer.Run(
            """
            INSERT INTO employee VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO UPDATE SET
                fingerprint = excluded.fingerprint, department = excluded.department, team = excluded.team, country = excluded.country, language = excluded.language, hired_on = excluded.hired_on
            WHERE excluded.fingerprint > employee.fingerprint
            """,
            e.EmployeeId,
            at,
            e.Attributes.RevisionAt(e.RecordedAt).Fingerprint,
            e.Attributes.Department,
            e.Attributes.Team,
            e.Attributes.Country,
            e.Attributes.Language,
            e.Attributes.HiredOn?.DayNumber);
        foreach (var (network, followers) in e.Followers)
        {
            _writer.Run("INSERT INTO followers VALUES ($1, $2, $3, $4) ON CONFLICT DO UPDATE SET followers = max(followers, excluded.followers)", e.EmployeeId, network, at, followers);
        }
    }

    private void Upsert(SurveyAnswered s) => _writer.Run(
        """
        INSERT INTO survey VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO UPDATE SET
            recorded_at = excluded.recorded_at, fingerprint = excluded.fingerprint, synergy = excluded.synergy, antagonism = excluded.antagonism,
            digital_culture = excluded.digital_culture, company_link = excluded.company_link, own_interest = excluded.own_interest
        WHERE (excluded.recorded_at, excluded.fingerprint) > (survey.recorded_at, survey.fingerprint)
        """,
        s.EmployeeId,
        s.AnsweredOn.DayNumber,
        s.RecordedAt.Micros(),
        s.Answers.RevisionAt(s.RecordedAt).Fingerprint,
        s.Answers.Synergy,
        s.Answers.Antagonism,
        s.Answers.DigitalCulture,
        s.Answers.CompanyLink,
        s.Answers.OwnInterest);

    private void Upsert(ConsentDecided c) => _writer.Run(
        "INSERT INTO consent VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET granted = min(granted, excluded.granted)",
        c.EmployeeId,
        c.At.Micros(),
        c.Granted ? 1 : 0);

    private void Upsert(ContentPublished c) => _writer.Run(
        """
        INSERT INTO content VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO UPDATE SET
            recorded_at = excluded.recorded_at, fingerprint = excluded.fingerprint, campaign = excluded.campaign, topic = excluded.topic, kind = excluded.kind,
            language = excluded.language, published_at = excluded.published_at, url = excluded.url
        WHERE (excluded.recorded_at, excluded.fingerprint) > (content.recorded_at, content.fingerprint)
        """,
        c.ContentId,
        c.RecordedAt.Micros(),
        c.Content.RevisionAt(c.RecordedAt).Fingerprint,
        c.Content.Campaign,
        c.Content.Topic,
        c.Content.Kind,
        c.Content.Language,
        c.Content.PublishedAt.Micros(),
        c.Content.Url);

    private void Upsert(ShareMade s)
    {
        if (IsForgotten(s.ShareId))
        {
            return;
        }

        var (recordedAt, sharedAt, fingerprint) = (s.RecordedAt.Micros(), s.Share.SharedAt.Micros(), s.Share.RevisionAt(s.RecordedAt).Fingerprint);
        _shares.With(s.EmployeeId).With(s.ShareId).With(recordedAt).With(fingerprint).With(s.Share.Network).With(sharedAt).With(s.Share.ContentId).With(s.Share.Url).Run();
        foreach (var mentioned in s.Mentions)
        {
            if (!IsErased(mentioned))
            {
                _mentions.With(s.EmployeeId).With(s.ShareId).With(mentioned).With(recordedAt).With(fingerprint).With(sharedAt).Run();
            }
        }
    }

    private void Upsert(EngagementObserved e) => _engagement.With(e.ShareId).With(DateOnly.FromDateTime(e.ObservedAt.UtcDateTime).DayNumber)
        .With(e.Counters.Impressions).With(e.Counters.Reactions).With(e.Counters.Comments).With(e.Counters.Reshares).With(e.Counters.Clicks).Run();

    private void Upsert(InteractionMade i) => _interactions.With(i.EmployeeId).With(i.Interaction.At.Micros()).With(i.Interaction.ShareId).With((long)i.Interaction.Kind).Run();

    private void Upsert(InvitationRecorded i) => _writer.Run(
        "INSERT INTO invitation VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        i.EmployeeId,
        i.Invitation.At.Micros(),
        i.Invitation.List,
        (int)i.Invitation.Outcome);
}
