using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Azure.Cosmos;

namespace Advocacy.Tests.Stores.Cosmos;

public sealed class CosmosPartTests
{
    private static readonly Gen<string> Border = Gen.String[Gen.Char["0123456789ABCDEF"], 1, 32];

    [Fact]
    public void NamesOf_AnyRangesSideBySide_TileThemWithoutGapOrOverlap() =>
        Gen.Select(Border.Array[0, 4], Gen.Int[1, 40])
            .Sample(
                (borders, atLeast) =>
                {
                    string[] all = ["", .. borders.Where(border => border != "FF").Distinct().Order(StringComparer.Ordinal), "FF"];
                    // What is above the end of all keys is no border of the service.
                    all = [.. all.Where(border => string.CompareOrdinal(border, "FF") <= 0)];
                    var names = CosmosPart.NamesOf([.. all.Zip(all.Skip(1)).Select(pair => RangeOf(pair.First, pair.Second))], atLeast);
                    var parts = names.Select(BordersOf).ToList();
                    Assert.Equal("", parts[0].Min);
                    Assert.Equal("FF", parts[^1].Max);
                    Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.Max, pair.Second.Min));
                    Assert.All(parts, part => Assert.True(string.CompareOrdinal(part.Min, part.Max) < 0));
                    Assert.Equal(all.Length - 1, all.Zip(all.Skip(1)).Count(pair => parts.Exists(part => part.Min == pair.First)));
                }
            );

    [Theory]
    [InlineData("", "FF", 8, 8)]
    [InlineData("", "FF", 1, 1)]
    [InlineData("2A", "FF", 5, 5)]
    [InlineData("55", "AA", 8, 1)]
    [InlineData("3FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFE", "3FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", 4, 1)]
    public void NamesOf_OneRange_IsCutWhereKeysLie(string min, string max, int atLeast, int expected) =>
        Assert.Equal(expected, CosmosPart.NamesOf([RangeOf(min, max)], atLeast).Count);

    [Fact]
    public void RangeOf_NameOfAnEarlierVersion_IsRefused() =>
        Assert.ThrowsAny<Exception>(() =>
            CosmosPart.RangeOf("""{"Range":"{\"Range\":{\"min\":\"\",\"max\":\"FF\"}}","Slice":0,"Slices":8}""")
        );

    private static FeedRange RangeOf(string min, string max) =>
        FeedRange.FromJsonString(
            new JsonObject
            {
                ["Range"] = new JsonObject { ["min"] = min, ["max"] = max },
            }.ToJsonString()
        );

    private static (string Min, string Max) BordersOf(string name)
    {
        var range = JsonNode.Parse(CosmosPart.RangeOf(name).ToJsonString())!["Range"]!;
        return (range["min"]!.GetValue<string>(), range["max"]!.GetValue<string>());
    }
}
