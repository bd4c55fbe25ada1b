using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>The pseudonym of a person: all that anything behind the ingest knows them by. Only the holder of the key can say which one
/// belongs to a company's id (HMAC-SHA256, RFC 2104). Ordered by <see cref="TextOrder"/>.</summary>
/// <param name="Value">20 lower-case hexadecimal digits.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct PersonId(string Value) : IComparable<PersonId>
{
    // 80 bits: of a million people two have the same one with a probability of 4·10⁻¹³.
    private const int Bytes = 10;

    /// <summary>The pseudonym of a company's id under a key.</summary>
    public static PersonId Of(ReadOnlySpan<byte> key, EmployeeId employee)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"pseudonym\u001F{employee.Value}"), hash);
        return new(Convert.ToHexStringLower(hash[..Bytes]));
    }

    /// <inheritdoc/>
    public int CompareTo(PersonId other) => TextOrder.Instance.Compare(Value, other.Value);

    /// <summary>Its digits.</summary>
    public override string ToString() => Value;

    private sealed class Converter : JsonConverter<PersonId>
    {
        public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? throw new JsonException("nobody's pseudonym"));

        public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
