using System.Text.Json;

namespace Advocacy.Pipeline.Contracts;

/// <summary>Where a JSON value stands in its text.</summary>
/// <param name="Kind">The token that it begins with.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its length in bytes; of a text with its quotes.</param>
/// <param name="IsEscaped">Whether it is a text with escapes.</param>
internal readonly record struct JsonSlice(JsonTokenType Kind, int Start, int Length, bool IsEscaped)
{
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
