using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Advocacy.Pipeline.Events;

/// <summary>Where the members of one JSON object are in its text; if a name occurs twice, the last one counts. Used again for the next
/// object, so that reading allocates nothing.</summary>
internal sealed class JsonMembers
{
    private const int UsualCount = 16;
    private Member[] _members = new Member[UsualCount];
    private int _count;

    /// <summary>Forgets them.</summary>
    public void Clear() => _count = 0;

    /// <summary>Reads an object, from its beginning past its end.</summary>
    /// <param name="reader">At the object's beginning.</param>
    /// <param name="inner">The name of a member of which the members are wanted too, where it is an object.</param>
    /// <param name="innerMembers">Takes them.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> inner = default, JsonMembers? innerMembers = null)
    {
        _count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ref var member = ref Next();
            member.Name = reader.ValueIsEscaped ? Unescaped(ref reader) : null;
            var isInner = innerMembers is not null && inner.SequenceEqual(member.Name ?? reader.ValueSpan);
            (member.NameStart, member.NameLength) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            reader.Read();
            member.Value =
                isInner && reader.TokenType == JsonTokenType.StartObject
                    ? ReadInner(ref reader, innerMembers!)
                    : JsonSlice.Read(ref reader);
        }
    }

    /// <summary>Finds a member.</summary>
    /// <param name="json">The text that they were read from.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public bool TryGet(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, out JsonSlice value)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            ref var member = ref _members[i];
            if (
                member.Name is null
                    ? member.NameLength == name.Length && json.Slice(member.NameStart, member.NameLength).SequenceEqual(name)
                    : name.SequenceEqual(member.Name)
            )
            {
                value = member.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static JsonSlice ReadInner(ref Utf8JsonReader reader, JsonMembers members)
    {
        var start = (int)reader.TokenStartIndex;
        members.Read(ref reader);
        return new(JsonTokenType.StartObject, start, (int)reader.BytesConsumed - start, false);
    }

    private static byte[] Unescaped(ref Utf8JsonReader reader)
    {
        try
        {
            return Encoding.UTF8.GetBytes(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return []; // Half a surrogate pair: no name of the contract.
        }
    }

    private ref Member Next()
    {
        if (_count == _members.Length)
        {
            Array.Resize(ref _members, _count * 2);
        }

        return ref _members[_count++];
    }

    private struct Member
    {
        public int NameStart;
        public int NameLength;
        public byte[]? Name;
        public JsonSlice Value;
    }
}

/// <summary>Where a JSON value is in its text.</summary>
/// <param name="Kind">The token that it begins with.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its length in bytes; of a text with its quotes.</param>
/// <param name="IsEscaped">Whether it is a text with escapes.</param>
internal readonly record struct JsonSlice(JsonTokenType Kind, int Start, int Length, bool IsEscaped)
{
    /// <summary>The text of a string; null where it is none, such as half a surrogate pair, which JSON can spell.</summary>
    public string? TextIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(In(json));
        reader.Read();
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The whole number; null, with the reason, where it is none.</summary>
    public long? WholeIn(ReadOnlySpan<byte> json, out BadRowReason reason)
    {
        reason = BadRowReason.WrongType;
        if (Kind != JsonTokenType.Number)
        {
            return null;
        }

        var digits = In(json);
        if (Utf8Parser.TryParse(digits, out long number, out var read) && read == digits.Length)
        {
            return number;
        }

        // 5.0 is the number 5 to JSON Schema; 5.5 is no count, and 1e400 none that anybody reaches.
        var reader = new Utf8JsonReader(digits);
        reader.Read();
        var wide = reader.GetDouble();
        reason = !double.IsInteger(wide) && double.IsFinite(wide) ? BadRowReason.WrongType : BadRowReason.NumberOutOfRange;
        return double.IsInteger(wide) && Math.Abs(wide) <= EventLimits.MaxCount ? (long)wide : null;
    }

    /// <summary>The items of an array, by where they are in the same text.</summary>
    public List<JsonSlice> ItemsIn(ReadOnlySpan<byte> json)
    {
        var items = new List<JsonSlice>();
        var reader = new Utf8JsonReader(In(json), EventReader.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var item = Read(ref reader);
            items.Add(item with { Start = item.Start + Start });
        }

        return items;
    }

    /// <summary>The value at a reader, which is past it afterwards.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonSlice Read(ref Utf8JsonReader reader)
    {
        var (kind, start, isEscaped) = (reader.TokenType, (int)reader.TokenStartIndex, reader.ValueIsEscaped);
        reader.Skip();
        return new(kind, start, (int)reader.BytesConsumed - start, isEscaped);
    }

    /// <summary>Its bytes.</summary>
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> json) => json.Slice(Start, Length);
}
