using System.Text.Json;
using System.Text.Unicode;
using Advocacy.Domain.Facts;

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
        EventContract.Types.TryGetValue(type, out var described)
            ? described.Read(_data, recordedAt)
            : _envelope.Fail<Fact?>(BadRowReason.UnknownType, "type"u8);
}

/// <summary>An event comes from another source than the only one that may be taken in: nothing of it is kept.</summary>
/// <param name="only">The source that may.</param>
public sealed class ForeignSourceException(string only)
    : Exception(
        $"only events of {only} are taken in here: this is the simulated "
            + $"company, whose keys are published. Choose another --out for real people"
    );
