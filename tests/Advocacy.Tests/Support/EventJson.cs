using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Advocacy.Tests.Support;

/// <summary>The event that says a fact.</summary>
internal static class EventJson
{
    public static byte[] Bytes(Fact fact) => Encoding.UTF8.GetBytes(Of(fact));

    public static string Of(Fact fact)
    {
        var (type, recordedAt, data) = Parts(fact);
        var json = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = "1",
            ["source"] = "/test",
            ["type"] = type,
            ["data"] = data,
        };
        if (recordedAt is { } at)
        {
            json["time"] = Text(at);
        }

        return json.ToJsonString();
    }

    private static (string Type, DateTimeOffset? RecordedAt, JsonObject Data) Parts(Fact fact) =>
        fact switch
        {
            EmployeeRecorded e => (EventTypes.Employee, e.RecordedAt, Employee(e)),
            SurveyAnswered s => (EventTypes.Survey, s.RecordedAt, Survey(s)),
            ConsentDecided c => (
                EventTypes.ConsentByPurpose,
                null,
                new()
                {
                    ["employeeId"] = c.PersonId.Value,
                    ["measure"] = c.Consent.Measure,
                    ["predict"] = c.Consent.Predict,
                    ["list"] = c.Consent.List,
                    ["at"] = Text(c.At),
                }
            ),
            ContentPublished c => (
                EventTypes.Content,
                c.RecordedAt,
                new()
                {
                    ["contentId"] = c.ContentId,
                    ["campaign"] = c.Content.Campaign,
                    ["topic"] = c.Content.Topic,
                    ["kind"] = c.Content.Kind,
                    ["language"] = c.Content.Language,
                    ["url"] = c.Content.Url,
                    ["title"] = c.Content.Title,
                    ["suggestedText"] = c.Content.SuggestedText,
                    ["otherText"] = c.Content.OtherText,
                    ["expiresAt"] = c.Content.ExpiresAt is { } end ? Text(end) : null,
                    ["publishedAt"] = Text(c.Content.PublishedAt),
                }
            ),
            VisitsCounted v => (EventTypes.Visit, null, Visit(v)),
            ShareMade s => (EventTypes.Share, s.RecordedAt, Share(s)),
            EngagementObserved e => (EventTypes.Engagement, null, Engagement(e.ShareId, e.ObservedAt, e.Counters)),
            ShareDeleted d => (EventTypes.Deletion, null, new() { ["shareId"] = d.ShareId, ["deletedAt"] = Text(d.DeletedAt) }),
            InteractionMade i => (EventTypes.Interaction, null, Interaction(i)),
            InvitationRecorded i => (EventTypes.Invitation, null, Invitation(i)),
            PreferenceStated { Key.Subject: PreferenceSubject.Buddy } p => (
                EventTypes.Buddy,
                null,
                new()
                {
                    ["employeeId"] = p.PersonId.Value,
                    ["willing"] = p.Preference.IsWanted,
                    ["at"] = Text(p.Preference.At),
                }
            ),
            PreferenceStated p => (
                EventTypes.Preference,
                null,
                new()
                {
                    ["employeeId"] = p.PersonId.Value,
                    ["contentId"] = p.Key.ContentId,
                    ["wanted"] = p.Preference.IsWanted,
                    ["at"] = Text(p.Preference.At),
                }
            ),
            ErasureRequested e => (
                EventTypes.Erasure,
                null,
                new() { ["employeeId"] = e.PersonId.Value, ["requestedAt"] = Text(e.RequestedAt) }
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        };

    private static JsonObject Employee(EmployeeRecorded e) =>
        new()
        {
            ["employeeId"] = e.PersonId.Value,
            ["department"] = e.Attributes.Department,
            ["team"] = e.Attributes.Team,
            ["country"] = e.Attributes.Country,
            ["language"] = e.Attributes.Language,
            ["hiredOn"] = e.Attributes.HiredOn?.ToString("O", CultureInfo.InvariantCulture),
            ["networks"] = new JsonArray([
                .. e.Followers.Select(pair => new JsonObject { ["network"] = pair.Key, ["followers"] = pair.Value }),
            ]),
        };

    private static JsonObject Survey(SurveyAnswered s) =>
        new()
        {
            ["employeeId"] = s.PersonId.Value,
            ["answeredOn"] = s.AnsweredOn.ToString("O", CultureInfo.InvariantCulture),
            ["synergy"] = s.Answers.Synergy,
            ["antagonism"] = s.Answers.Antagonism,
            ["digitalCulture"] = s.Answers.DigitalCulture,
            ["companyLink"] = s.Answers.CompanyLink,
            ["ownInterest"] = s.Answers.OwnInterest,
        };

    private static JsonObject Visit(VisitsCounted v) =>
        new()
        {
            ["contentId"] = v.Key.ContentId,
            ["day"] = v.Key.Day.ToString("O", CultureInfo.InvariantCulture),
            ["network"] = v.Key.Network.Length > 0 ? v.Key.Network : null,
            ["currency"] = v.Key.Currency.Length > 0 ? v.Key.Currency : null,
            ["sessions"] = v.Visits.Sessions,
            ["conversions"] = v.Visits.Conversions,
            ["value"] = v.Visits.Value,
        };

    private static JsonObject Share(ShareMade s) =>
        new()
        {
            ["shareId"] = s.ShareId,
            ["employeeId"] = s.PersonId.Value,
            ["contentId"] = s.Share.ContentId,
            ["network"] = s.Share.Network,
            ["url"] = s.Share.Url,
            ["sharedAt"] = Text(s.Share.SharedAt),
            ["disclosed"] = s.Share.Disclosed,
            ["mentions"] = new JsonArray([.. s.Mentions.Select(mention => JsonValue.Create(mention.Value))]),
        };

    private static JsonObject Engagement(string shareId, DateTimeOffset at, Counters counters)
    {
        var data = new JsonObject { ["shareId"] = shareId, ["observedAt"] = Text(at) };
        foreach (var counter in Counter.All)
        {
            data[counter.Name] = counters[counter];
        }

        return data;
    }

    private static JsonObject Interaction(InteractionMade i) =>
        new()
        {
            ["shareId"] = i.Interaction.ShareId,
            ["employeeId"] = i.PersonId.Value,
            ["kind"] = i.Interaction.Kind.ToString().ToLowerInvariant(),
            ["at"] = Text(i.Interaction.At),
        };

    private static JsonObject Invitation(InvitationRecorded i) =>
        new()
        {
            ["employeeId"] = i.PersonId.Value,
            ["list"] = i.Invitation.List.ToString(),
            ["outcome"] = i.Invitation.Outcome switch
            {
                InvitationOutcome.HeldOut => "held-out",
                InvitationOutcome.TakenBack => "taken-back",
                var outcome => outcome.ToString().ToLowerInvariant(),
            },
            ["at"] = Text(i.Invitation.At),
        };

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
