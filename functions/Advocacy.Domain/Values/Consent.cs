using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>A decision on taking part, purpose by purpose. Of two at the same instant the withdrawal wins: in doubt, no.</summary>
/// <param name="Measure">Whether the person's shares and counters may be collected and stand in figures.</param>
/// <param name="Predict">Whether the person may be learned from and scored.</param>
/// <param name="List">Whether HR may see the name.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct Consent(bool Measure, bool Predict, bool List) : IJoin<Consent>
{
    /// <summary>A decision on all purposes at once.</summary>
    public static Consent ToAll(bool granted) => new(granted, granted, granted);

    /// <inheritdoc/>
    public Consent Join(Consent other) => new(Measure && other.Measure, Predict && other.Predict, List && other.List);

    /// <summary>Whether it allows a purpose. A later purpose stands on those before it: who is not measured cannot be scored, who is not
    /// scored is on no list.</summary>
    public bool Allows(Purpose purpose) =>
        purpose switch
        {
            Purpose.Rights => true,
            Purpose.Measure => Measure,
            Purpose.Predict => Measure && Predict,
            _ => Measure && Predict && List,
        };

    /// <summary>Stores of before hold one decision on all purposes, as granted.</summary>
    private sealed class Converter : JsonConverter<Consent>
    {
        public override Consent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var members = JsonSerializer.Deserialize<Dictionary<string, bool>>(ref reader, options)!;
            return members.TryGetValue("granted", out var granted)
                ? ToAll(granted)
                : new(members.GetValueOrDefault("measure"), members.GetValueOrDefault("predict"), members.GetValueOrDefault("list"));
        }

        public override void Write(Utf8JsonWriter writer, Consent value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("measure", value.Measure);
            writer.WriteBoolean("predict", value.Predict);
            writer.WriteBoolean("list", value.List);
            writer.WriteEndObject();
        }
    }
}
