using System.Text.Json;
using System.Text.Json.Serialization;

namespace Advocacy.Domain.Values;

/// <summary>The company's own name for a person. Only the ingest, the directory and what people have a right to know it; everything else
/// knows people by <see cref="PersonId"/>.</summary>
/// <param name="Value">The name, not empty.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct EmployeeId(string Value)
{
    /// <summary>The name.</summary>
    public override string ToString() => Value;

    private sealed class Converter : JsonConverter<EmployeeId>
    {
        public override EmployeeId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() is { Length: > 0 } name ? name : throw new JsonException("nobody's name"));

        public override void Write(Utf8JsonWriter writer, EmployeeId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
