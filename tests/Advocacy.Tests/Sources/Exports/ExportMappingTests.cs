using System.Text;

namespace Advocacy.Tests.Sources.Exports;

public sealed class ExportMappingTests
{
    private const string Least =
        """{"platform":"p","about":"","shareId":"Id","sharedAt":"At","network":{"is":"x"},"person":{"column":"Who","is":"employeeId"}""";

    [Fact]
    public void ReadShipped_AllThatComeWithTheProgram_AreRightAndNameWhereTheirColumnsComeFrom()
    {
        var mappings = ExportMappings.ReadShipped().ToList();
        Assert.Equal(
            ["linkedin-creator", "linkedin-member", "shares", "sprout", "x-content", "x"],
            mappings.Select(mapping => mapping.Platform)
        );
        Assert.All(mappings, mapping => Assert.True(mapping.About.Length > 50));
    }

    [Theory]
    [InlineData(Least + ""","Shareid":"a","sharedOn":"b"}""", "sharedOn")]
    [InlineData("""{"platform":"p"}""", "missing required")]
    [InlineData(Least + ""","timeZone":"Europe/Atlantis"}""", "timeZone 'Europe/Atlantis' is not known")]
    [InlineData(
        Least + ""","counters":{"likes":["Likes"]}}""",
        "counters has 'likes', but may have impressions, reactions, comments, reshares, clicks"
    )]
    [InlineData(Least + ""","shareIdPattern":"[0-9]+"}""", "shareIdPattern has no group")]
    [InlineData(
        """{"platform":"P p","about":"","shareId":"Id","sharedAt":"At","network":{},"person":{"is":"name","pattern":"("}}""",
        "platform must be a word in lower case; network must have either a column or 'is'; person is 'name'"
    )]
    [InlineData("nothing", "is no mapping")]
    public void Read_WrongMapping_SaysWhatIsWrong(string json, string expected)
    {
        var refused = Assert.Throws<InvalidDataException>(() => ExportMapping.Read("mappings/p.json", Encoding.UTF8.GetBytes(json)));
        Assert.StartsWith("mappings/p.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-29 02:30", "Europe/Paris", "2026-03-29T01:30:00Z")]
    [InlineData("2026-07-01 12:00", "Europe/Paris", "2026-07-01T10:00:00Z")]
    [InlineData("2026-07-01T12:00:00+05:00", "Europe/Paris", "2026-07-01T07:00:00Z")]
    [InlineData("07/01/2026 1:05 pm", "UTC", "2026-07-01T13:05:00Z")]
    [InlineData("2026-07-01 12:00 +0200", "UTC", "2026-07-01T10:00:00Z")]
    [InlineData("2026-07-01", "America/New_York", "2026-07-01T04:00:00Z")]
    public void InstantOf_TimesAsPlatformsWriteThem_AreUtc(string text, string zone, string expected)
    {
        var mapping = ExportMapping.Read(
            "m.json",
            Encoding.UTF8.GetBytes($$"""{{Least}},"timeZone":"{{zone}}","timeFormats":["MM/dd/yyyy h:mm tt","yyyy-MM-dd HH:mm zzz"]}""")
        );
        Assert.Equal(
            expected,
            mapping
                .InstantOf(new SheetTimes(null).Read(new(text), mapping.TimeFormats))
                ?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null)
        );
        Assert.Null(mapping.InstantOf(new SheetTimes(null).Read(new("soon"), mapping.TimeFormats)));
    }

    [Fact]
    public void Choose_TableThatNoMappingFits_SaysWhatTheNearestLacks()
    {
        var sheet = AnySheet.Read("t.csv", "Tweet id,time\n1,2\n"u8.ToArray());
        var refused = Assert.Throws<RefusedFileException>(() => ExportMappings.Choose("t.csv", sheet, [.. ExportMappings.ReadShipped()]));
        Assert.Equal(
            "t.csv fits no mapping (linkedin-creator, linkedin-member, shares, sprout, x-content, x);"
                + " the nearest, x, lacks Tweet permalink; line 1 was taken for the "
                + "names of columns, and 'sources mapping' drafts a mapping from the file",
            refused.Message
        );
    }
}
