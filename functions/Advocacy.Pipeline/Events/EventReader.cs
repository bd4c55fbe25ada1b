using System.Text.Json;
using System.Text.Unicode;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Events;

/// <summary>Reads events of the contract: CloudEvents 1.0 around one of <see cref="EventTypes"/>. Unknown members are ignored. One reader
/// reads one event at a time, again and again, so that reading allocates little but the facts.</summary>
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
    private readonly EventBatch _batch = new();

    /// <summary>A reader that has read nothing.</summary>
    /// <param name="pseudonymOf">Gives the pseudonym of a company's id: facts name people by it alone.</param>
    public EventReader(Func<EmployeeId, PersonId> pseudonymOf)
    {
        var words = new WordCache();
        _envelope = new(_members, "$", words, pseudonymOf);
        _data = new(_dataMembers, "$.data", words, pseudonymOf, _envelope);
    }

    /// <summary>The only source whose events may be read; null is any.</summary>
    public string? OnlySource { get; init; }

    /// <summary>A reader that only looks for problems: its facts are about nobody.</summary>
    public static EventReader ForProblems() => new(_ => default);

    /// <summary>Reads a message: one event, or an array of them. A message that is no JSON is one problem, whatever it begins
    /// with.</summary>
    /// <param name="message">The message.</param>
    public EventBatch Read(ReadOnlyMemory<byte> message)
    {
        if (!Utf8.IsValid(message.Span))
        {
            return Wrong(BadRowReason.NotUtf8, message);
        }

        try
        {
            _batch.Clear();
            var isArray = message.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
            var reader = new Utf8JsonReader(message.Span, isArray ? PackedOptions : Options);
            reader.Read();
            while (!isArray || (reader.Read() && reader.TokenType != JsonTokenType.EndArray))
            {
                ReadNext(ref reader, message);
                if (!isArray)
                {
                    break;
                }
            }

            // Nothing may come after it.
            reader.Read();
            return _batch;
        }
        catch (JsonException)
        {
            return Wrong(BadRowReason.NotJson, message);
        }
    }

    private EventBatch Wrong(BadRowReason reason, ReadOnlyMemory<byte> message)
    {
        _batch.Clear();
        _batch.Problems.Add((new(reason, "$"), message));
        return _batch;
    }

    /// <summary>Reads the value at a reader, and goes past it.</summary>
    private void ReadNext(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            _batch.Problems.Add((new(BadRowReason.NotAnObject, "$"), json[start..(int)reader.BytesConsumed]));
            return;
        }

        _dataMembers.Clear();
        _members.Read(ref reader, "data"u8, _dataMembers);
        _envelope.Begin(json);
        _data.Begin(json);
        var fact = ReadEnvelope();
        if (_envelope.Problem is { } problem)
        {
            _batch.Problems.Add((problem, json[start..(int)reader.BytesConsumed]));
            return;
        }

        _batch.Facts.Add(fact!);
        if (fact is ErasureRequested erasure)
        {
            _batch.Erasures.Add(new(_data.LastNamed, erasure.RequestedAt));
        }
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

/// <summary>An event comes from another source than the one that is allowed: nothing of it is kept.</summary>
/// <param name="only">The source that may.</param>
public sealed class ForeignSourceException(string only)
    : Exception(
        $"only events of {only} are taken in here: this is the simulated "
            + $"company, whose keys are published. Choose another --out for real people"
    );
