using Advocacy.Domain.Facts;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Events;

/// <summary>The contract: what each type of event says, and of which members. It is written once, here; the reader follows it, and the JSON
/// Schemas come from it.</summary>
internal static class EventContract
{
    private static readonly Dictionary<string, InteractionKind> Kinds = new(StringComparer.Ordinal)
    {
        ["reaction"] = InteractionKind.Reaction,
        ["comment"] = InteractionKind.Comment,
        ["reshare"] = InteractionKind.Reshare,
        ["click"] = InteractionKind.Click,
    };

    private static readonly Dictionary<string, InvitationOutcome> Outcomes = new(StringComparer.Ordinal)
    {
        ["invited"] = InvitationOutcome.Invited,
        ["held-out"] = InvitationOutcome.HeldOut,
        ["accepted"] = InvitationOutcome.Accepted,
        ["declined"] = InvitationOutcome.Declined,
        ["later"] = InvitationOutcome.Later,
        ["taken-back"] = InvitationOutcome.TakenBack,
    };

    /// <summary>The types, by name.</summary>
    public static IReadOnlyDictionary<string, EventType> Types { get; } =
        new Dictionary<string, EventType>(StringComparer.Ordinal)
        {
            [EventTypes.Employee] = new("What the directory says of a person under their pseudonym; the latest time wins.", Employee),
            [EventTypes.Survey] = new("A person's answers to the survey.", Survey),
            [EventTypes.Consent] = new("A decision to take part, or no longer to; the latest at wins, none is no.", Consent),
            [EventTypes.ConsentByPurpose] = new(
                "A decision to take part, purpose by purpose; the latest at wins, none is no.",
                ConsentByPurpose
            ),
            [EventTypes.Content] = new("Something worth sharing.", Content),
            [EventTypes.Share] = new("A post by an employee on one network.", Share),
            [EventTypes.Engagement] = new(
                "The cumulative counters of a share as seen at an instant; it may come before its share.",
                Engagement
            ),
            [EventTypes.Deletion] = new("A post was deleted on its network; final: its record goes.", Deletion),
            [EventTypes.Visit] = new("What web analytics counts of a content's link on a day, cumulative.", Visit),
            [EventTypes.Interaction] = new("What a colleague did with a share.", Interaction),
            [EventTypes.Invitation] = new("A step of a person on a weekly list.", Invitation),
            [EventTypes.Preference] = new("Whether a content is for somebody; the latest at wins, no on a tie.", Preference),
            [EventTypes.Buddy] = new(
                "Whether somebody would go with a colleague's first posts as their buddy; the latest at wins, none is no.",
                Buddy
            ),
            [EventTypes.Erasure] = new("A person's demand to be forgotten; final.", Erasure),
        };

    private static EmployeeRecorded Employee(IEventFields data, DateTimeOffset recordedAt) =>
        new(
            data.Person("employeeId"u8),
            recordedAt,
            new(
                data.Label("department"u8),
                data.Label("team"u8),
                data.Label("country"u8),
                data.Label("language"u8),
                data.OptionalDay("hiredOn"u8)
            ),
            Followers(data)
        );

    private static Dictionary<string, long> Followers(IEventFields data)
    {
        var followers = new Dictionary<string, long>(StringComparer.Ordinal);
        data.ForEachObject(
            "networks"u8,
            entry =>
            {
                var network = entry.Network("network"u8);
                followers[network] = Math.Max(followers.GetValueOrDefault(network), entry.Count("followers"u8, required: true) ?? 0);
            }
        );
        return followers;
    }

    private static SurveyAnswered Survey(IEventFields data, DateTimeOffset recordedAt) =>
        new(
            data.Person("employeeId"u8),
            recordedAt,
            data.Day("answeredOn"u8),
            new(
                data.Scale("synergy"u8, 4),
                data.Scale("antagonism"u8, 4),
                data.Scale("digitalCulture"u8, 5),
                data.Scale("companyLink"u8, 5),
                data.Scale("ownInterest"u8, 5)
            )
        );

    private static ConsentDecided Consent(IEventFields data, DateTimeOffset recordedAt)
    {
        var person = data.Person("employeeId"u8);
        var granted = data.Flag("granted"u8);
        return new(person, data.Time("at"u8), granted);
    }

    private static ConsentDecided ConsentByPurpose(IEventFields data, DateTimeOffset recordedAt)
    {
        var person = data.Person("employeeId"u8);
        var consent = new Consent(data.Flag("measure"u8), data.Flag("predict"u8), data.Flag("list"u8));
        return new(person, data.Time("at"u8), consent);
    }

    private static ContentPublished Content(IEventFields data, DateTimeOffset recordedAt) =>
        new(
            data.ContentId("contentId"u8),
            recordedAt,
            new(
                data.Label("campaign"u8),
                data.Label("topic"u8),
                data.Label("kind"u8),
                data.Label("language"u8),
                data.Time("publishedAt"u8),
                data.Url("url"u8),
                data.Line("title"u8),
                data.Paragraphs("suggestedText"u8),
                data.OptionalTime("expiresAt"u8),
                data.Paragraphs("otherText"u8)
            )
        );

    private static ShareMade Share(IEventFields data, DateTimeOffset recordedAt) =>
        new(
            data.Id("shareId"u8),
            data.Person("employeeId"u8),
            recordedAt,
            new(
                data.Network("network"u8),
                data.Time("sharedAt"u8),
                data.OptionalContentId("contentId"u8),
                data.Url("url"u8),
                data.OptionalFlag("disclosed"u8)
            ),
            data.People("mentions"u8)
        );

    private static EngagementObserved Engagement(IEventFields data, DateTimeOffset recordedAt)
    {
        var (shareId, observedAt) = (data.Id("shareId"u8), data.Time("observedAt"u8));
        return new(shareId, observedAt, Counters.From(counter => data.Count(counter.Member)));
    }

    private static ShareDeleted Deletion(IEventFields data, DateTimeOffset recordedAt) =>
        new(data.Id("shareId"u8), data.Time("deletedAt"u8));

    private static VisitsCounted Visit(IEventFields data, DateTimeOffset recordedAt)
    {
        var key = new VisitKey(
            data.ContentId("contentId"u8),
            data.Day("day"u8),
            data.OptionalNetwork("network"u8) ?? "",
            data.OptionalCurrency("currency"u8) ?? ""
        );
        return new(key, new(data.Count("sessions"u8, required: true) ?? 0, data.Count("conversions"u8), data.Amount("value"u8)));
    }

    private static InteractionMade Interaction(IEventFields data, DateTimeOffset recordedAt)
    {
        var shareId = data.Id("shareId"u8);
        var person = data.Person("employeeId"u8);
        var kind = data.Choice("kind"u8, Kinds);
        return new(person, new(data.Time("at"u8), shareId, kind));
    }

    private static InvitationRecorded Invitation(IEventFields data, DateTimeOffset recordedAt)
    {
        var person = data.Person("employeeId"u8);
        var list = data.Week("list"u8);
        var outcome = data.Choice("outcome"u8, Outcomes);
        return new(person, new(data.Time("at"u8), list, outcome));
    }

    private static PreferenceStated Preference(IEventFields data, DateTimeOffset recordedAt)
    {
        var person = data.Person("employeeId"u8);
        var key = PreferenceKey.Content(data.ContentId("contentId"u8));
        var isWanted = data.Flag("wanted"u8);
        return new(person, key, new(data.Time("at"u8), isWanted));
    }

    private static PreferenceStated Buddy(IEventFields data, DateTimeOffset recordedAt)
    {
        var person = data.Person("employeeId"u8);
        var isWilling = data.Flag("willing"u8);
        return new(person, PreferenceKey.Buddy, new(data.Time("at"u8), isWilling));
    }

    private static ErasureRequested Erasure(IEventFields data, DateTimeOffset recordedAt) =>
        new(data.Person("employeeId"u8), data.Time("requestedAt"u8));
}

/// <summary>A type of the contract.</summary>
/// <param name="Says">What its events say, in a sentence.</param>
/// <param name="Read">Makes the fact of the members of its data and of when it was recorded.</param>
internal sealed record EventType(string Says, Func<IEventFields, DateTimeOffset, Fact> Read);
