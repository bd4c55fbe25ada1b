using System.Text.Json;
using Advocacy.Domain.Facts;
using Advocacy.Domain.People;

namespace Advocacy.Pipeline.Contracts;

/// <summary>Reads one event of the contract: CloudEvents 1.0 around one of <see cref="EventTypes"/>. Unknown members are ignored.</summary>
public static class EventReader
{
    /// <summary>The version of CloudEvents.</summary>
    internal const string SpecVersion = "1.0";

    /// <summary>What the event says, or what is wrong with it.</summary>
    public static (Fact? Fact, Problem? Problem) Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, new(BadRowReason.NotAnObject, "$"));
        }

        var envelope = new EventFields(json, "$");
        if (envelope.Word("specversion") is var version && envelope.Problem is null && version != SpecVersion)
        {
            envelope.Fail<object?>(BadRowReason.UnsupportedVersion, "specversion");
        }

        envelope.Id("id");
        envelope.Source("source");
        var type = envelope.Word("type");
        var recordedAt = envelope.OptionalTime("time") ?? DateTimeOffset.MinValue;
        var fact = envelope.Problem is null ? ReadData(envelope, type, recordedAt) : null;
        return envelope.Problem is null ? (fact, null) : (null, envelope.Problem);
    }

    private static Fact? ReadData(EventFields envelope, string type, DateTimeOffset recordedAt) => type switch
    {
        EventTypes.Employee => Employee(envelope.Object("data"), recordedAt),
        EventTypes.Survey => Survey(envelope.Object("data"), recordedAt),
        EventTypes.Consent => Consent(envelope.Object("data")),
        EventTypes.Content => Content(envelope.Object("data"), recordedAt),
        EventTypes.Share => Share(envelope.Object("data"), recordedAt),
        EventTypes.Engagement => Engagement(envelope.Object("data")),
        EventTypes.Interaction => Interaction(envelope.Object("data")),
        EventTypes.Invitation => Invitation(envelope.Object("data")),
        EventTypes.Erasure => Erasure(envelope.Object("data")),
        _ => envelope.Fail<Fact?>(BadRowReason.UnknownType, "type"),
    };

    private static EmployeeRecorded Employee(EventFields data, DateTimeOffset recordedAt) => new(
        data.Id("employeeId"),
        recordedAt,
        new(data.Label("department"), data.Label("team"), data.Label("country"), data.Label("language"), data.OptionalDay("hiredOn")),
        Followers(data));

    private static Dictionary<string, long> Followers(EventFields data)
    {
        var followers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in data.Objects("networks"))
        {
            var network = entry.Network("network");
            followers[network] = Math.Max(followers.GetValueOrDefault(network), entry.Count("followers", required: true) ?? 0);
        }

        return followers;
    }

    private static SurveyAnswered Survey(EventFields data, DateTimeOffset recordedAt) => new(
        data.Id("employeeId"),
        recordedAt,
        data.Day("answeredOn"),
        new(data.Scale("synergy", 4), data.Scale("antagonism", 4), data.Scale("digitalCulture", 5), data.Scale("companyLink", 5), data.Scale("ownInterest", 5)));

    private static ConsentDecided Consent(EventFields data)
    {
        var employeeId = data.Id("employeeId");
        var granted = data.Flag("granted");
        return new(employeeId, data.Time("at"), granted);
    }

    private static ContentPublished Content(EventFields data, DateTimeOffset recordedAt) => new(
        data.Id("contentId"),
        recordedAt,
        new(data.Label("campaign"), data.Label("topic"), data.Label("kind"), data.Label("language"), data.Time("publishedAt"), data.Url("url")));

    private static ShareMade Share(EventFields data, DateTimeOffset recordedAt) => new(
        data.Id("shareId"),
        data.Id("employeeId"),
        recordedAt,
        new(data.Network("network"), data.Time("sharedAt"), data.OptionalId("contentId"), data.Url("url")),
        data.Ids("mentions"));

    private static EngagementObserved Engagement(EventFields data) => new(
        data.Id("shareId"),
        data.Time("observedAt"),
        new(data.Count("impressions"), data.Count("reactions"), data.Count("comments"), data.Count("reshares"), data.Count("clicks")));

    private static InteractionMade Interaction(EventFields data)
    {
        var shareId = data.Id("shareId");
        var employeeId = data.Id("employeeId");
        var kind = data.Word("kind") switch
        {
            "reaction" => InteractionKind.Reaction,
            "comment" => InteractionKind.Comment,
            "reshare" => InteractionKind.Reshare,
            "click" => InteractionKind.Click,
            _ => data.Fail<InteractionKind>(BadRowReason.UnknownValue, "kind"),
        };
        return new(employeeId, new(data.Time("at"), shareId, kind));
    }

    private static InvitationRecorded Invitation(EventFields data)
    {
        var employeeId = data.Id("employeeId");
        var list = data.Word("list");
        if (data.Problem is null && !IsoWeekName.IsValid(list))
        {
            data.Fail<object?>(BadRowReason.UnknownValue, "list");
        }

        var outcome = data.Word("outcome") switch
        {
            "invited" => InvitationOutcome.Invited,
            "held-out" => InvitationOutcome.HeldOut,
            "accepted" => InvitationOutcome.Accepted,
            "declined" => InvitationOutcome.Declined,
            _ => data.Fail<InvitationOutcome>(BadRowReason.UnknownValue, "outcome"),
        };
        return new(employeeId, new(data.Time("at"), list, outcome));
    }

    private static ErasureRequested Erasure(EventFields data) => new(data.Id("employeeId"), data.Time("requestedAt"));
}
