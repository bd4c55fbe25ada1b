using Advocacy.Domain.Values;

namespace Advocacy.Domain.Facts;

/// <summary>What one valid event of the contract says. The set of kinds is closed.</summary>
public abstract record Fact
{
    private protected Fact() { }
}

/// <summary>A person's attributes and followers as recorded at an instant.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="RecordedAt">When they held; undated records hold from the beginning (<see cref="DateTimeOffset.MinValue"/>).</param>
/// <param name="Attributes">Department, team and the like.</param>
/// <param name="Followers">Followers a network, at least 0.</param>
public sealed record EmployeeRecorded(
    PersonId PersonId,
    DateTimeOffset RecordedAt,
    EmployeeAttributes Attributes,
    IReadOnlyDictionary<string, long> Followers
) : Fact;

/// <summary>A person's answers to the survey.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="RecordedAt">When the source recorded them; the later record of one day wins.</param>
/// <param name="AnsweredOn">The day of the answers.</param>
/// <param name="Answers">The answers.</param>
public sealed record SurveyAnswered(PersonId PersonId, DateTimeOffset RecordedAt, DateOnly AnsweredOn, SurveyAnswers Answers) : Fact;

/// <summary>A person's decision to take part, or no longer to.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="At">When it was taken; the latest wins.</param>
/// <param name="Consent">To what it agrees.</param>
public sealed record ConsentDecided(PersonId PersonId, DateTimeOffset At, Consent Consent) : Fact
{
    /// <summary>A decision on all purposes at once.</summary>
    public ConsentDecided(PersonId personId, DateTimeOffset at, bool granted)
        : this(personId, at, Consent.ToAll(granted)) { }
}

/// <summary>What web analytics counts of a content's link.</summary>
/// <param name="Key">Of what.</param>
/// <param name="Visits">How much, since the day began.</param>
public sealed record VisitsCounted(VisitKey Key, Visits Visits) : Fact;

/// <summary>Something worth sharing that the company published.</summary>
/// <param name="ContentId">The content.</param>
/// <param name="RecordedAt">When the source recorded it; the latest wins.</param>
/// <param name="Content">What it is.</param>
public sealed record ContentPublished(string ContentId, DateTimeOffset RecordedAt, Content Content) : Fact;

/// <summary>A post by an employee on one network.</summary>
/// <param name="ShareId">The post.</param>
/// <param name="PersonId">Its author.</param>
/// <param name="RecordedAt">When the source recorded it; the latest wins.</param>
/// <param name="Share">What it is.</param>
/// <param name="Mentions">Colleagues that it names.</param>
public sealed record ShareMade(string ShareId, PersonId PersonId, DateTimeOffset RecordedAt, Share Share, IReadOnlyList<PersonId> Mentions)
    : Fact;

/// <summary>The cumulative counters of a share as seen at an instant.</summary>
/// <param name="ShareId">The share; it may become known later.</param>
/// <param name="ObservedAt">When they were seen, UTC.</param>
/// <param name="Counters">The counters since the share was posted.</param>
public sealed record EngagementObserved(string ShareId, DateTimeOffset ObservedAt, Counters Counters) : Fact;

/// <summary>A post was deleted on its network. It is final: its record goes, and nothing of it is taken in afterwards.</summary>
/// <param name="ShareId">The post; it may become known later.</param>
/// <param name="DeletedAt">When it was found to be, UTC.</param>
public sealed record ShareDeleted(string ShareId, DateTimeOffset DeletedAt) : Fact;

/// <summary>A colleague's reaction to a share.</summary>
/// <param name="PersonId">The colleague.</param>
/// <param name="Interaction">To what, how and when.</param>
public sealed record InteractionMade(PersonId PersonId, Interaction Interaction) : Fact;

/// <summary>What became of a person on a weekly list.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Invitation">Which list, what and when.</param>
public sealed record InvitationRecorded(PersonId PersonId, Invitation Invitation) : Fact;

/// <summary>What a person wants, or does not want.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Key">What it is about.</param>
/// <param name="Preference">What they said, and when; the latest wins, no on a tie.</param>
public sealed record PreferenceStated(PersonId PersonId, PreferenceKey Key, Preference Preference) : Fact;

/// <summary>A person's demand to be forgotten. It is final: nothing of them is taken in afterwards.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="RequestedAt">When it was asked.</param>
public sealed record ErasureRequested(PersonId PersonId, DateTimeOffset RequestedAt) : Fact;
