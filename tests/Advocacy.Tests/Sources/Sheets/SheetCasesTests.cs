using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Sources.Sheets;

/// <summary>Files as people's tools really write them: what is taken in, what is told, and what is never guessed.</summary>
public sealed class SheetCasesTests
{
    [Theory]
    [InlineData("1-utf16le-tabs", "s1 2026-03-04 10:00 1200")]
    [InlineData("3-preamble-rows", "s3 2026-03-04 10:00 1200", "s3x 2026-03-04 10:00 1200")]
    [InlineData("4-date1904", "s4 2026-03-04 10:00 1200")]
    [InlineData("5-dimension-wrong", "s5 2026-03-04 10:00 1200", "s5b 2026-03-04 10:00 1200", "s5c 2026-03-04 10:00 1200")]
    [InlineData("8-totals-and-scientific-ids", "1765430000000000001 2026-03-04 10:00 1200", "1765430000000000002 2026-03-05 10:00 300")]
    [InlineData(
        "9-nnbsp-ampm",
        "9001 2026-03-04 13:05 1200",
        "9002 2026-03-04 13:05 1200",
        "9003 2026-03-04 00:05 1200",
        "9004 2026-03-04 13:05 1200",
        "9005 2026-03-04 13:05 1200"
    )]
    [InlineData(
        "10-linkedin-shares-quoting",
        "urn:li:activity:7170000000000000003 2026-03-06 10:00",
        "urn:li:share:7170000000000000001 2026-03-04 10:00",
        "urn:li:share:7170000000000000004 2026-03-07 10:00",
        "urn:li:ugcPost:7170000000000000002 2026-03-05 10:00"
    )]
    [InlineData("11-observedat-left-out", "s11 2026-03-04 10:00 1200")]
    [InlineData(
        "15-dst-and-zones",
        "a1 2026-03-29 01:30 1200",
        "a2 2026-10-25 01:30 1",
        "a3 2025-12-31 23:00 1",
        "a4 2026-03-04 09:00 1",
        "a5 2026-03-04 09:00 1",
        "a6 2026-03-04 09:00 1"
    )]
    [InlineData(
        "37-linkedin-shares-documented",
        "urn:li:share:7170000000000000001 2026-03-04 10:00",
        "urn:li:ugcPost:7170000000000000002 2026-03-05 10:00"
    )]
    public async Task CollectAsync_FileThatCanBeRead_IsReadAsItWasMeant(string name, params string[] expected)
    {
        var (shares, _, bad) = await DropAsync(name);
        Assert.Equal(expected, shares);
        Assert.Equal(0, bad);
    }

    [Theory]
    [InlineData("6-serial-dates", 1, "line 2: sharedAt: 46085.4166666667 is a spreadsheet's number for a day", "s6 2026-03-04 10:00 1200")]
    [InlineData(
        "13-dup-header-xlsx-hidden",
        1,
        "line 4: sharedAt: BadTime",
        "s13 2026-03-04 10:00 1200",
        "s13b 2026-03-04 10:00 1200",
        "s13c 2026-03-04 10:00 1200",
        "s13e 2026-03-04 10:00 1200",
        "s13f 2026-03-04 10:00",
        "s13g 2026-03-04 10:00 1200"
    )]
    [InlineData(
        "22-percent-and-rate-cells-xlsx",
        4,
        "line 4: shareId: 7170000000000000001 was rounded by a spreadsheet or a script",
        "e1 2026-03-04 10:00 1200",
        "e2 2026-03-04 10:00",
        "e4 2026-03-04 10:00"
    )]
    [InlineData("26-rtl-emoji-long", 1, "line 3: contentId: BadText", "g1 2026-03-04 10:00", "g3 2026-03-04 10:00")]
    [InlineData("36-unclosed-quote-unread-column", 0, "a quote in line 3 is not closed")]
    public async Task CollectAsync_FileThatCannotBeReadInWhole_TellsWhatIsMissing(
        string name,
        int bad,
        string told,
        params string[] expected
    )
    {
        var dropped = await DropAsync(name);
        Assert.Equal(expected, dropped.Shares);
        Assert.Equal(bad, dropped.Bad);
        Assert.Contains(dropped.Told, line => line.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CollectAsync_NumbersOfEveryShape_AreRightOrBadAndNeverWrong()
    {
        var (shares, _, bad) = await DropAsync("7-number-shapes");
        Assert.Equal(
            ["a 1234", "b 1234", "c 1234", "d 1234", "e 1234", "f", "g 1234567", "h", "i", "j", "k 1234", "l", "m", "n", "o", "p 1200"],
            shares
                .Take(16)
                .Select(share =>
                    share.Replace("s7", "", StringComparison.Ordinal).Replace(" 2026-03-04 10:00", "", StringComparison.Ordinal)
                )
        );
        Assert.Equal(
            ["q 34", "r 1234", "s 1234", "t", "u 0", "v", "w 1234"],
            shares
                .Skip(16)
                .Select(share =>
                    share.Replace("s7", "", StringComparison.Ordinal).Replace(" 2026-03-04 10:00", "", StringComparison.Ordinal)
                )
        );
        Assert.Equal(10, bad);
    }

    [Theory]
    [InlineData("16-google-forms-sheet-us", "forms.csv", "config.json", "2026-03-04")]
    [InlineData("16-google-forms-sheet-us", "us.csv", "config.json", "2026-03-04 2026-03-13")]
    [InlineData("17-qualtrics-three-headers", "q.csv", "config.json", "2026-03-04")]
    [InlineData("19-msforms-xlsx", "forms.xlsx", "config.json", "2026-03-04", "line 3")]
    [InlineData("29-survey-header-commas", "s.csv", "config.json", "2026-03-04")]
    [InlineData("29-survey-header-commas", "s2.csv", "config2.json", "2026-03-04")]
    [InlineData("18-surveymonkey-two-headers", "sm.csv", "config.json", "", "could be 2026-04-03 or 2026-03-04")]
    [InlineData("20-survey-utf16", "sep.csv", "config.json", "", "could be 2026-03-04 or 2026-04-03")]
    [InlineData("20-survey-utf16", "u16.csv", "config.json", "", "could be 2026-03-04 or 2026-04-03")]
    public async Task Read_Survey_IsAnswersOrToldWhyNot(string name, string file, string config, string days, string? told = null)
    {
        var folder = HandedIn.Case(name);
        var survey = Survey(
            await File.ReadAllBytesAsync(Path.Combine(folder, file), Cancellation),
            await FormAsync(Path.Combine(folder, config)),
            new()
        );
        var events = await survey.ReadAsync(Cancellation).ToListAsync(Cancellation);
        Assert.Equal(
            days.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            events
                .Where(line => survey.Problems.All(problem => problem.Line != line.Number))
                .Select(line => JsonDocument.Parse(line.Bytes).RootElement.GetProperty("data").GetProperty("answeredOn").GetString()!)
        );
        Assert.Equal(
            told is not null,
            survey.Problems.Any(problem => $"line {problem.Line}: {problem.Why}".Contains(told!, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Read_OrderOfDaysIsConfigured_SettlesWhatTheFileDoesNot()
    {
        var content = Encoding
            .Unicode.GetPreamble()
            .Concat(
                Encoding.Unicode.GetBytes(
                    "employee_id\tanswered_on\tsynergy\tantagonism\tdigital_culture\tcompany_link\town_interest\r\n"
                        + "p1\t04/03/2026\t4\t1\t5\t5\t5\r\n"
                )
            );
        Assert.Empty(Survey([.. content], new(), new() { DayOrder = DayOrder.DayFirst }).Problems);
    }

    [Fact]
    public async Task FindAsync_DirectoryOfAnotherCodePage_HasTheRightNamesAndTellsTwoOfOneId()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["directory"]);
        File.Copy(Path.Combine(HandedIn.Case("27-people-csv"), "cp1254.csv"), folder["directory/people.csv"]);
        var sheet = new PeopleSheet(
            new FolderOutputs(folder.Path),
            Options.Create(new DirectoryOptions()),
            Options.Create(new SheetOptions())
        );
        var id = TestKeys.PseudonymOf("p0511");
        Assert.Equal(
            "Şükrü İğdır – O’Neil",
            (await sheet.FindAsync(new HashSet<PersonId> { id }, person => TestKeys.PseudonymOf(person.Value), Cancellation))[id].Name
        );
        File.Copy(Path.Combine(HandedIn.Case("27-people-csv"), "dups.csv"), folder["directory/people.csv"], overwrite: true);
        Assert.Empty(await sheet.FindAsync(new HashSet<PersonId> { id }, person => TestKeys.PseudonymOf(person.Value), Cancellation));
        Assert.Equal([2, 3], (await sheet.ProblemsAsync(Cancellation)).Select(problem => problem.Line));
    }

    private static Task<(List<string> Shares, List<string> Told, long Bad)> DropAsync(string name) =>
        HandedIn.DropAsync(
            name,
            ("p0001", "linkedin", "Alice H"),
            ("p0001", "x", "alice_h"),
            ("p0001", "email", "alice@example.com"),
            ("p0002", "email", "bob@example.com")
        );

    private static SurveySheet Survey(byte[] content, SurveyOptions form, SheetOptions options) =>
        SurveySheet.Read(content[0] == 'P' ? "form.xlsx" : "form.csv", content, form, options, AnyFact.Start);

    private static async Task<SurveyOptions> FormAsync(string config)
    {
        var form = new SurveyOptions();
        new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(await File.ReadAllBytesAsync(config, Cancellation)))
            .Build()
            .GetSection(SurveyOptions.Section)
            .Bind(form);
        return form;
    }
}
