using Advocacy.Domain.Facts;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Sqlite;

/// <summary>Merges facts within one transaction.</summary>
internal sealed class SqliteMerge
{
    /// <summary>Of two records of a share the later one wins.</summary>
    public const string OnShareConflict = """
        ON CONFLICT DO UPDATE SET
            recorded_at = excluded.recorded_at, fingerprint = excluded.fingerprint, network = excluded.network, shared_at = excluded.shared_at, content_id = excluded.content_id, url = excluded.url,
            disclosed = excluded.disclosed
        WHERE (excluded.recorded_at, excluded.fingerprint) > (share.recorded_at, share.fingerprint)
        """;

    /// <summary>Of two records of a mention the later one wins.</summary>
    public const string OnMentionConflict = """
        ON CONFLICT DO UPDATE SET recorded_at = excluded.recorded_at, fingerprint = excluded.fingerprint, at = excluded.at
        WHERE (excluded.recorded_at, excluded.fingerprint) > (mention.recorded_at, mention.fingerprint)
        """;

    /// <summary>Amounts of money are whole numbers of this part of one.</summary>
    public const int ValueUnit = 10_000;

    /// <summary>Interactions are a set.</summary>
    public const string OnInteractionConflict = "ON CONFLICT DO NOTHING";

    private const string ShareValues = "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    private const string MentionValues = "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    private const string InteractionValues = "VALUES (?1, ?2, ?3, ?4)";

    private const string UpsertEngagement =
        $"INSERT INTO engagement VALUES (?1, ?2) ON CONFLICT DO UPDATE SET days = {SqliteFunctions.Joined}(days, excluded.days)";

    private readonly SqliteWriter _writer;
    private readonly SqliteRows _shares;
    private readonly SqliteRows _mentions;
    private readonly SqliteRows _engagement;
    private readonly SqliteRows _interactions;
    private readonly SqliteErasure _erasure;
    private readonly Dictionary<string, List<KeyValuePair<DateOnly, Counters>>> _observed = new(StringComparer.Ordinal);

    private SqliteMerge(SqliteWriter writer, bool isLaidDown)
    {
        (_writer, _engagement) = (writer, writer.Rows(UpsertEngagement));
        _erasure = new(writer);
        _shares = writer.Rows(
            isLaidDown ? $"INSERT INTO share_arrived {ShareValues}" : $"INSERT INTO share {ShareValues} {OnShareConflict}"
        );
        _mentions = writer.Rows(
            isLaidDown ? $"INSERT INTO mention_arrived {MentionValues}" : $"INSERT INTO mention {MentionValues} {OnMentionConflict}"
        );
        _interactions = writer.Rows(
            isLaidDown
                ? $"INSERT INTO interaction_arrived {InteractionValues}"
                : $"INSERT INTO interaction {InteractionValues} {OnInteractionConflict}"
        );
    }

    /// <summary>Merges facts.</summary>
    /// <returns>How many.</returns>
    public static int Run(SqliteWriter writer, IReadOnlyList<Fact> facts, int largeBatch)
    {
        var merge = new SqliteMerge(writer, isLaidDown: facts.Count >= largeBatch);
        // These first: what one batch says of an erased person or a deleted post must not outlive it.
        foreach (var erasure in facts.OfType<ErasureRequested>())
        {
            merge._erasure.Erase(erasure.PersonId);
        }

        foreach (var deletion in facts.OfType<ShareDeleted>())
        {
            merge._erasure.Forget(deletion.ShareId);
        }

        foreach (var fact in facts)
        {
            merge.Upsert(fact);
        }

        merge.UpsertObserved();
        merge._erasure.DropReactions();
        return facts.Count;
    }

    private void Upsert(Fact fact)
    {
        switch (fact)
        {
            case EmployeeRecorded e when !_erasure.IsErased(e.PersonId):
                Upsert(e);
                break;
            case SurveyAnswered s when !_erasure.IsErased(s.PersonId):
                Upsert(s);
                break;
            case ConsentDecided c when !_erasure.IsErased(c.PersonId):
                _writer.Upsert(c);
                break;
            case ContentPublished c:
                Upsert(c);
                break;
            case VisitsCounted v:
                Upsert(v);
                break;
            case ShareMade s when !_erasure.IsErased(s.PersonId):
                Upsert(s);
                break;
            case ShareMade s:
                _erasure.Forget(s.ShareId);
                break;
            case EngagementObserved e:
                Keep(e);
                break;
            case InteractionMade i when !_erasure.IsErased(i.PersonId) && !_erasure.IsForgotten(i.Interaction.ShareId):
                Upsert(i);
                break;
            case InvitationRecorded i when !_erasure.IsErased(i.PersonId):
                _writer.Upsert(i);
                break;
            case PreferenceStated p when !_erasure.IsErased(p.PersonId):
                _writer.Upsert(p);
                break;
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
            e.PersonId,
            at,
            e.Attributes.RevisionAt(e.RecordedAt).Fingerprint,
            e.Attributes.Department,
            e.Attributes.Team,
            e.Attributes.Country,
            e.Attributes.Language,
            e.Attributes.HiredOn?.DayNumber
        );
        foreach (var (network, followers) in e.Followers)
        {
            _writer.Run(
                "INSERT INTO followers VALUES ($1, $2, $3, $4) ON CONFLICT DO UPDATE SET followers = max(followers, excluded.followers)",
                e.PersonId,
                network,
                at,
                followers
            );
        }
    }

    private void Upsert(SurveyAnswered s) =>
        _writer.Run(
            """
            INSERT INTO survey VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO UPDATE SET
                recorded_at = excluded.recorded_at, fingerprint = excluded.fingerprint, synergy = excluded.synergy, antagonism = excluded.antagonism,
                digital_culture = excluded.digital_culture, company_link = excluded.company_link, own_interest = excluded.own_interest
            WHERE (excluded.recorded_at, excluded.fingerprint) > (survey.recorded_at, survey.fingerprint)
            """,
            s.PersonId,
            s.AnsweredOn.DayNumber,
            s.RecordedAt.Micros(),
            s.Answers.RevisionAt(s.RecordedAt).Fingerprint,
            s.Answers.Synergy,
            s.Answers.Antagonism,
            s.Answers.DigitalCulture,
            s.Answers.CompanyLink,
            s.Answers.OwnInterest
        );

    private void Upsert(ContentPublished c) =>
        _writer.Run(
            """
            INSERT INTO content VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO UPDATE SET
                recorded_at = excluded.recorded_at, fingerprint = excluded.fingerprint, campaign = excluded.campaign, topic = excluded.topic, kind = excluded.kind,
                language = excluded.language, published_at = excluded.published_at, url = excluded.url,
                title = excluded.title, suggested_text = excluded.suggested_text, expires_at = excluded.expires_at,
                other_text = excluded.other_text
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
            c.Content.Url,
            c.Content.Title,
            c.Content.SuggestedText,
            c.Content.ExpiresAt?.Micros(),
            c.Content.OtherText
        );

    private void Upsert(VisitsCounted v) =>
        _writer.Run(
            """
            INSERT INTO visit VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO UPDATE SET
                sessions = max(sessions, excluded.sessions),
                conversions = max(ifnull(conversions, excluded.conversions), ifnull(excluded.conversions, conversions)),
                value = max(ifnull(value, excluded.value), ifnull(excluded.value, value))
            """,
            v.Key.ContentId,
            v.Key.Day.DayNumber,
            v.Key.Network,
            v.Key.Currency,
            v.Visits.Sessions,
            v.Visits.Conversions,
            v.Visits.Value is { } value ? (long)(value * ValueUnit) : null
        );

    private void Upsert(ShareMade s)
    {
        if (_erasure.IsForgotten(s.ShareId))
        {
            return;
        }

        var (recordedAt, sharedAt, fingerprint) = (
            s.RecordedAt.Micros(),
            s.Share.SharedAt.Micros(),
            s.Share.RevisionAt(s.RecordedAt).Fingerprint
        );
        _shares
            .With(s.PersonId)
            .With(s.ShareId)
            .With(recordedAt)
            .With(fingerprint)
            .With(s.Share.Network)
            .With(sharedAt)
            .With(s.Share.ContentId)
            .With(s.Share.Url)
            .With(
                s.Share.Disclosed is { } disclosed
                    ? disclosed
                        ? 1
                        : 0
                    : (long?)null
            )
            .Run();
        foreach (var mentioned in s.Mentions)
        {
            if (!_erasure.IsErased(mentioned))
            {
                _mentions.With(s.PersonId).With(s.ShareId).With(mentioned).With(recordedAt).With(fingerprint).With(sharedAt).Run();
            }
        }
    }

    private void Keep(EngagementObserved e)
    {
        if (!_observed.TryGetValue(e.ShareId, out var days))
        {
            _observed[e.ShareId] = days = [];
        }

        days.Add(new(DateOnly.FromDateTime(e.ObservedAt.UtcDateTime), e.Counters));
    }

    /// <summary>A share at a time, in the order of the table. What the batch forgot, before or after it was observed, stays
    /// forgotten.</summary>
    private void UpsertObserved()
    {
        foreach (var (shareId, days) in _observed.OrderBy(share => share.Key, TextOrder.Instance))
        {
            if (!_erasure.IsForgotten(shareId))
            {
                _engagement.With(shareId).With(EngagementDays.Write(EngagementDays.Sorted(days))).Run();
            }
        }
    }

    private void Upsert(InteractionMade i) =>
        _interactions.With(i.PersonId).With(i.Interaction.At.Micros()).With(i.Interaction.ShareId).With((long)i.Interaction.Kind).Run();
}
