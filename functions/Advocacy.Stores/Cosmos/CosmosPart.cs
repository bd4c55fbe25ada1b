using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Cosmos;

namespace Advocacy.Stores.Cosmos;

/// <summary>A part of everybody: a slice, by the hash of their ids, of the people in a feed range. A small account has one range, so ranges
/// alone would spread nothing; to list a range's people costs little beside reading what they did.</summary>
/// <param name="Range">The feed range.</param>
/// <param name="Slice">The slice, from 0.</param>
/// <param name="Slices">How many there are.</param>
internal sealed record CosmosPart(string Range, int Slice, int Slices)
{
    /// <summary>Its name.</summary>
    [JsonIgnore]
    public string Name => JsonSerializer.Serialize(this);

    /// <summary>The feed range.</summary>
    [JsonIgnore]
    public FeedRange FeedRange => FeedRange.FromJsonString(Range);

    /// <summary>The part of a name.</summary>
    public static CosmosPart Read(string name) => JsonSerializer.Deserialize<CosmosPart>(name)!;

    /// <summary>Whether a person belongs to the slice.</summary>
    public bool Holds(PersonDocument person) =>
        uint.Parse(person.Id.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % Slices == Slice;
}
