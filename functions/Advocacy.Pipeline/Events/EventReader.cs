using System.Text.Json;
using System.Text.Unicode;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Events;

/// <summary>Reads events of the contract: CloudEvents 1.0 around one of <see cref="EventTypes"/>. Unknown members are ignored. One reader
/// reads one event at a time; it is used again, so that reading allocates little but the facts.</summary>
public sealed class EventReader
{
    /// <summary>The version of CloudEvents.</summary>
    internal const string SpecVersion = "1.0";

    /// <summary>How events are read.</summary>
    internal static readonly JsonReaderOptions Options = new() { MaxDepth = EventLimits.MaxDepth };

    // One deeper, for the array around events: what was packed can be unpacked.
    private static readonly JsonReaderOptions PackedOptions = new() { MaxDepth = EventLimits.MaxDepth + 1 };

    private readonly JsonMembers _members = new();
    private readonly JsonMembers _dataMembers = new();
    private readonly EventFields _envelope;
    private readonly EventFields _data;

    /// <summary>A reader that has read nothing.</summary>
    public EventReader()
    {
        var words = new WordCache();
        _envelope = new(_members, "$", words);
        _data = new(_dataMembers, "$.data", words, _envelope);
    }

    /// <summary>The only source whose events may be read; null is any.</summary>
    public string? OnlySource { get; init; }

    /// <summary>What one event says, or what is wrong with it.</summary>
    /// <param name="json">The event, UTF-8.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static (Fact? Fact, Problem? Problem) Read(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, Options);
        reader.Read();
        var (fact, problem, _) = new EventReader().ReadNext(ref reader, json);
        reader.Read();
        return (fact, problem);
    }

    /// <summary>Reads a message: one event, or an array of them. A message that is no JSON is one problem, whatever it begins
    /// with.</summary>
    /// <param name="message">The message.</param>
    /// <param name="facts">Takes what its events say.</param>
    /// <param name="problems">Takes what is wrong, and with which bytes.</param>
    public void ReadMessage(ReadOnlyMemory<byte> message, List<Fact> facts, List<(Problem Problem, ReadOnlyMemory<byte> Bytes)> problems)
    {
        if (!Utf8.IsValid(message.Span))
        {
            problems.Add((new(BadRowReason.NotUtf8, "$"), message));
            return;
        }

        var (factsBefore, problemsBefore) = (facts.Count, problems.Count);
        try
        {
            var isArray = message.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
            var reader = new Utf8JsonReader(message.Span, isArray ? PackedOptions : Options);
            reader.Read();
            while (!isArray || (reader.Read() && reader.TokenType != JsonTokenType.EndArray))
            {
                var (fact, problem, bytes) = ReadNext(ref reader, message);
                if (fact is not null)
                {
                    facts.Add(fact);
                }
                else
                {
                    problems.Add((problem!, bytes));
                }

                if (!isArray)
                {
                    break;
                }
            }

            // Nothing may come after it.
            reader.Read();
        }
        catch (JsonException)
        {
            facts.RemoveRange(factsBefore, facts.Count - factsBefore);
            problems.RemoveRange(problemsBefore, problems.Count - problemsBefore);
            problems.Add((new(BadRowReason.NotJson, "$"), message));
        }
    }

    /// <summary>Reads the value at a reader, and goes past it.</summary>
    private (Fact? Fact, Problem? Problem, ReadOnlyMemory<byte> Bytes) ReadNext(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return (null, new(BadRowReason.NotAnObject, "$"), json[start..(int)reader.BytesConsumed]);
        }

        _dataMembers.Clear();
        _members.Read(ref reader, "data"u8, _dataMembers);
        _envelope.Begin(json);
        _data.Begin(json);
        var fact = ReadEnvelope();
        var problem = _envelope.Problem;
        return (problem is null ? fact : null, problem, json[start..(int)reader.BytesConsumed]);
    }

    private Fact? ReadEnvelope()
    {
        if (_envelope.Word("specversion"u8) is var version && _envelope.Problem is null && version != SpecVersion)
        {
            _envelope.Fail<object?>(BadRowReason.UnsupportedVersion, "specversion"u8);
        }

        _envelope.Id("id"u8);
        var source = _envelope.Source("source"u8);
        if (OnlySource is not null && source != OnlySource)
        {
            throw new ForeignSourceException(OnlySource);
        }

        var type = _envelope.Word("type"u8);
        var recordedAt = _envelope.OptionalTime("time"u8) ?? DateTimeOffset.MinValue;
        if (_envelope.Problem is not null)
        {
            return null;
        }

        // A type that is not known is the problem, whatever its data.
        return EventTypes.All.Contains(type) && !_envelope.IsObject("data"u8) ? null : ReadData(type, recordedAt);
    }

    private Fact? ReadData(string type, DateTimeOffset recordedAt) =>
        type switch
        {
            EventTypes.Employee => Employee(_data, recordedAt),
            EventTypes.Survey => Survey(_data, recordedAt),
            EventTypes.Consent => Consent(_data),
            EventTypes.Content => Content(_data, recordedAt),
            EventTypes.Share => Share(_data, recordedAt),
            EventTypes.Engagement => Engagement(_data),
            EventTypes.Interaction => Interaction(_data),
            EventTypes.Invitation => Invitation(_data),
            EventTypes.Erasure => Erasure(_data),
            _ => _envelope.Fail<Fact?>(BadRowReason.UnknownType, "type"u8),
        };

    private static EmployeeRecorded Employee(EventFields data, DateTimeOffset recordedAt) =>
        new(
            data.Id("employeeId"u8),
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

    private static Dictionary<string, long> Followers(EventFields data)
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

    private static SurveyAnswered Survey(EventFields data, DateTimeOffset recordedAt) =>
        new(
            data.Id("employeeId"u8),
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

    private static ConsentDecided Consent(EventFields data)
    {
        var employeeId = data.Id("employeeId"u8);
        var granted = data.Flag("granted"u8);
        return new(employeeId, data.Time("at"u8), granted);
    }

    private static ContentPublished Content(EventFields data, DateTimeOffset recordedAt) =>
        new(
            data.ContentId("contentId"u8),
            recordedAt,
            new(
                data.Label("campaign"u8),
                data.Label("topic"u8),
                data.Label("kind"u8),
                data.Label("language"u8),
                data.Time("publishedAt"u8),
                data.Url("url"u8)
            )
        );

    private static ShareMade Share(EventFields data, DateTimeOffset recordedAt) =>
        new(
            data.Id("shareId"u8),
            data.Id("employeeId"u8),
            recordedAt,
            new(data.Network("network"u8), data.Time("sharedAt"u8), data.OptionalContentId("contentId"u8), data.Url("url"u8)),
            data.Ids("mentions"u8)
        );

    private static EngagementObserved Engagement(EventFields data)
    {
        var (shareId, observedAt) = (data.Id("shareId"u8), data.Time("observedAt"u8));
        return new(shareId, observedAt, Counters.From(counter => data.Count(counter.Member)));
    }

    private static InteractionMade Interaction(EventFields data)
    {
        var shareId = data.Id("shareId"u8);
        var employeeId = data.Id("employeeId"u8);
        var kind = data.Word("kind"u8) switch
        {
            "reaction" => InteractionKind.Reaction,
            "comment" => InteractionKind.Comment,
            "reshare" => InteractionKind.Reshare,
            "click" => InteractionKind.Click,
            _ => data.Fail<InteractionKind>(BadRowReason.UnknownValue, "kind"u8),
        };
        return new(employeeId, new(data.Time("at"u8), shareId, kind));
    }

    private static InvitationRecorded Invitation(EventFields data)
    {
        var employeeId = data.Id("employeeId"u8);
        if (!IsoWeek.TryParse(data.Word("list"u8), out var list) && data.Problem is null)
        {
            data.Fail<object?>(BadRowReason.UnknownValue, "list"u8);
        }

        var outcome = data.Word("outcome"u8) switch
        {
            "invited" => InvitationOutcome.Invited,
            "held-out" => InvitationOutcome.HeldOut,
            "accepted" => InvitationOutcome.Accepted,
            "declined" => InvitationOutcome.Declined,
            _ => data.Fail<InvitationOutcome>(BadRowReason.UnknownValue, "outcome"u8),
        };
        return new(employeeId, new(data.Time("at"u8), list, outcome));
    }

    private static ErasureRequested Erasure(EventFields data) => new(data.Id("employeeId"u8), data.Time("requestedAt"u8));
}

/// <summary>An event comes from another source than the only one that may be taken in: nothing of it is kept.</summary>
/// <param name="only">The source that may.</param>
public sealed class ForeignSourceException(string only)
    : Exception(
        $"only events of {only} are taken in here: this is the simulated "
            + $"company, whose keys are published. Choose another --out for real people"
    );
