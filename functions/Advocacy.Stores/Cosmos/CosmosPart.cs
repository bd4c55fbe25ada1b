using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;

namespace Advocacy.Stores.Cosmos;

/// <summary>Parts of everybody: feed ranges, cut further where there are few of them, as in a small account, which has one. The client
/// sends the borders of a range that is less than a partition to the service, and gets nothing of what lies outside: so all parts together
/// list each person once.</summary>
internal static class CosmosPart
{
    private const int HexDigits = 32;

    // Hashes of keys (version 2) are 126 bits: what comes after them is empty, and not to be shared out.
    private static readonly UInt128 End = UInt128.One << 126;

    /// <summary>The names of parts that together are some feed ranges.</summary>
    /// <param name="ranges">The feed ranges.</param>
    /// <param name="atLeast">How many are wanted.</param>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<FeedRange> ranges, int atLeast)
    {
        var slices = (atLeast + ranges.Count - 1) / ranges.Count;
        return [.. ranges.SelectMany(range => Cut(range.ToJsonString(), slices))];
    }

    /// <summary>The feed range of a part.</summary>
    public static FeedRange RangeOf(string name) => FeedRange.FromJsonString(name);

    private static IEnumerable<string> Cut(string range, int slices)
    {
        var (min, max) = BordersOf(range);
        var (first, last) = (ValueOf(min), ValueOf(max));
        // A range that is narrower than that, or lies where no key does, stays whole.
        slices = last > first && last - first >= (UInt128)slices ? slices : 1;
        for (var slice = 0; slice < slices; slice++)
        {
            yield return new JsonObject
            {
                ["Range"] = new JsonObject
                {
                    ["min"] = slice == 0 ? min : BorderAt(slice),
                    ["max"] = slice == slices - 1 ? max : BorderAt(slice + 1),
                },
            }.ToJsonString();
        }

        string BorderAt(int slice) =>
            (first + ((last - first) / (UInt128)slices * (UInt128)slice)).ToString($"X{HexDigits}", CultureInfo.InvariantCulture);
    }

    private static (string Min, string Max) BordersOf(string range)
    {
        using var json = JsonDocument.Parse(range);
        var borders = json.RootElement.GetProperty("Range");
        return (borders.GetProperty("min").GetString()!, borders.GetProperty("max").GetString()!);
    }

    private static UInt128 ValueOf(string border)
    {
        var value = UInt128.Parse($"0{border.PadRight(HexDigits, '0')}", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return value < End ? value : End;
    }
}
