using System.Text.Json.Serialization;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Activity;

/// <summary>All that is held of one person, as a state that merges: every event about them is a small such state, and the
/// whole is their join, whatever the order, repetition or batching.</summary>
/// <param name="PersonId">The person, a pseudonym.</param>
public sealed record EmployeeActivity([property: JsonPropertyName("employeeId")] PersonId PersonId) : IJoin<EmployeeActivity>
{
    /// <summary>Attributes by the instant from which they held.</summary>
    public JoinMap<DateTimeOffset, Latest<EmployeeAttributes>> Attributes { get; init; } =
        JoinMap<DateTimeOffset, Latest<EmployeeAttributes>>.Empty;

    /// <summary>Followers by network and instant.</summary>
    public JoinMap<FollowersKey, Largest> Followers { get; init; } = JoinMap<FollowersKey, Largest>.Empty;

    /// <summary>Survey answers by day.</summary>
    public JoinMap<DateOnly, Latest<SurveyAnswers>> Surveys { get; init; } = JoinMap<DateOnly, Latest<SurveyAnswers>>.Empty;

    /// <summary>Decisions on taking part by instant.</summary>
    public JoinMap<DateTimeOffset, Consent> Consents { get; init; } = JoinMap<DateTimeOffset, Consent>.Empty;

    /// <summary>Own shares by id.</summary>
    public JoinMap<string, ShareActivity> Shares { get; init; } = JoinMap<string, ShareActivity>.Empty;

    /// <summary>Colleagues' shares that mention the person, with the instant of each, UTC.</summary>
    public JoinMap<MentionKey, Latest<Instant>> MentionedBy { get; init; } = JoinMap<MentionKey, Latest<Instant>>.Empty;

    /// <summary>What the person did with colleagues' shares.</summary>
    public JoinSet<Interaction> Interactions { get; init; } = JoinSet<Interaction>.Empty;

    /// <summary>The person's steps on weekly lists.</summary>
    public JoinSet<Invitation> Invitations { get; init; } = JoinSet<Invitation>.Empty;

    /// <summary>What the person wants and does not want.</summary>
    public JoinMap<PreferenceKey, Preference> Preferences { get; init; } = JoinMap<PreferenceKey, Preference>.Empty;

    /// <summary>The states that a fact gives to the people whom it is about: the author of a share and those whom it mentions,
    /// or one person; nobody for content, engagement and erasure, which <see cref="CompanyActivity"/> places.</summary>
    public static IEnumerable<EmployeeActivity> Of(Fact fact) =>
        fact switch
        {
            EmployeeRecorded e => [OfRecord(e)],
            SurveyAnswered s =>
            [
                new(s.PersonId)
                {
                    Surveys = JoinMap<DateOnly, Latest<SurveyAnswers>>.Of(s.AnsweredOn, new(s.Answers.RevisionAt(s.RecordedAt), s.Answers)),
                },
            ],
            ConsentDecided c => [new(c.PersonId) { Consents = JoinMap<DateTimeOffset, Consent>.Of(c.At, c.Consent) }],
            ShareMade s => OfShare(s),
            InteractionMade i => [new(i.PersonId) { Interactions = JoinSet<Interaction>.From([i.Interaction]) }],
            InvitationRecorded i => [new(i.PersonId) { Invitations = JoinSet<Invitation>.From([i.Invitation]) }],
            PreferenceStated p => [new(p.PersonId) { Preferences = JoinMap<PreferenceKey, Preference>.Of(p.Key, p.Preference) }],
            _ => [],
        };

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The other state is another person's.</exception>
    public EmployeeActivity Join(EmployeeActivity other)
    {
        if (other.PersonId != PersonId)
        {
            throw new ArgumentException("States of two people do not join.", nameof(other));
        }

        return this with
        {
            Attributes = Attributes.Join(other.Attributes),
            Followers = Followers.Join(other.Followers),
            Surveys = Surveys.Join(other.Surveys),
            Consents = Consents.Join(other.Consents),
            Shares = Shares.Join(other.Shares),
            MentionedBy = MentionedBy.Join(other.MentionedBy),
            Interactions = Interactions.Join(other.Interactions),
            Invitations = Invitations.Join(other.Invitations),
            Preferences = Preferences.Join(other.Preferences),
        };
    }

    /// <summary>The person without what is older than the limits. Attributes, followers, consents and the will to be
    /// a buddy stay as long as the person does, mentions as long as the shares that they are in.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="isKept">Whether the share that a mention is in is kept.</param>
    public EmployeeActivity Keep(RetentionLimits limits, Func<MentionKey, bool> isKept) =>
        this with
        {
            Surveys = JoinMap<DateOnly, Latest<SurveyAnswers>>.From(Surveys.Where(pair => pair.Key >= limits.Surveys)),
            Shares = JoinMap<string, ShareActivity>.From(Shares.Where(pair => pair.Value.SharedAt >= limits.Activity)),
            MentionedBy = JoinMap<MentionKey, Latest<Instant>>.From(MentionedBy.Where(pair => isKept(pair.Key))),
            Interactions = JoinSet<Interaction>.From(Interactions.Where(interaction => interaction.At >= limits.Activity)),
            Invitations = JoinSet<Invitation>.From(Invitations.Where(step => step.At >= limits.Invitations)),
            Preferences = JoinMap<PreferenceKey, Preference>.From(
                Preferences.Where(pair => pair.Key.Subject != PreferenceSubject.Content || pair.Value.At >= limits.Activity)
            ),
        };

    /// <summary>Whether the person agreed to be a buddy, may be named, and has not withdrawn from being named since: who comes back is
    /// asked anew.</summary>
    public bool IsBuddy =>
        Preferences.FirstOrDefault(pair => pair.Key == PreferenceKey.Buddy).Value is { IsWanted: true, At: var agreed }
        && Consents.Count > 0
        && Consents[^1].Value.Allows(Purpose.List)
        && !Consents.Any(said => said.Key >= agreed && !said.Value.Allows(Purpose.List));

    /// <summary>Content that the person does not want to be offered.</summary>
    public IReadOnlySet<string> UnwantedContents() =>
        Preferences
            .Where(pair => pair.Key.Subject == PreferenceSubject.Content && !pair.Value.IsWanted)
            .Select(pair => pair.Key.ContentId)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The attributes that held just before an instant; nothing known before the first record.</summary>
    public EmployeeAttributes AttributesBefore(DateTimeOffset at)
    {
        var latest = Attributes.LastOrDefault(pair => pair.Key < at);
        return latest.Value?.Value ?? EmployeeAttributes.Unknown;
    }

    /// <summary>Followers on a network when a share was posted: the last count at or before it, or else the first one after;
    /// null where none is known.</summary>
    public long? FollowersAt(string network, DateTimeOffset at)
    {
        long? followers = null;
        foreach (var (key, count) in Followers)
        {
            if (key.Network == network && (key.At <= at || followers is null))
            {
                followers = count.Value;
            }
        }

        return followers;
    }

    private static EmployeeActivity OfRecord(EmployeeRecorded e) =>
        new(e.PersonId)
        {
            Attributes = JoinMap<DateTimeOffset, Latest<EmployeeAttributes>>.Of(
                e.RecordedAt,
                new(e.Attributes.RevisionAt(e.RecordedAt), e.Attributes)
            ),
            Followers = JoinMap<FollowersKey, Largest>.From(
                e.Followers.Select(pair => KeyValuePair.Create(new FollowersKey(pair.Key, e.RecordedAt), new Largest(pair.Value)))
            ),
        };

    private static IEnumerable<EmployeeActivity> OfShare(ShareMade s)
    {
        var revision = s.Share.RevisionAt(s.RecordedAt);
        yield return new(s.PersonId)
        {
            Shares = JoinMap<string, ShareActivity>.Of(
                s.ShareId,
                new(new(revision, s.Share), JoinSet<PersonId>.From(s.Mentions), ShareEngagement.None)
            ),
        };
        foreach (var mentioned in s.Mentions.Distinct())
        {
            yield return new(mentioned)
            {
                MentionedBy = JoinMap<MentionKey, Latest<Instant>>.Of(new(s.ShareId, s.PersonId), new(revision, new(s.Share.SharedAt))),
            };
        }
    }
}

/// <summary>A network and the instant at which followers on it were counted; ordered by network, then time.</summary>
/// <param name="Network">The network, lower case.</param>
/// <param name="At">When they were counted, UTC.</param>
public readonly record struct FollowersKey(string Network, DateTimeOffset At) : IComparable<FollowersKey>
{
    /// <inheritdoc/>
    public int CompareTo(FollowersKey other)
    {
        var order = TextOrder.Instance.Compare(Network, other.Network);
        return order != 0 ? order : At.CompareTo(other.At);
    }
}

/// <summary>A share that mentions the person, and its author.</summary>
/// <param name="ShareId">The share.</param>
/// <param name="By">Its author.</param>
public readonly record struct MentionKey(string ShareId, PersonId By) : IComparable<MentionKey>
{
    /// <inheritdoc/>
    public int CompareTo(MentionKey other)
    {
        var order = TextOrder.Instance.Compare(ShareId, other.ShareId);
        return order != 0 ? order : By.CompareTo(other.By);
    }
}
