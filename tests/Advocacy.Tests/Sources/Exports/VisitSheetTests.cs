using System.Text;

namespace Advocacy.Tests.Sources.Exports;

public sealed class VisitSheetTests : PipelineTest
{
    public VisitSheetTests() => Pipeline.Clock.AdjustTime(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task CollectAsync_GoogleAnalyticsExport_IsVisitsOfContentsAddedUpByDay()
    {
        await DropAsync(
            "ga.csv",
            Encoding.UTF8.GetBytes(
                "# ----------------------------------------\n# Free form 1\n# Start date: 20260301\n# End date: 20260302\n\n"
                    + "Date,Session manual ad content,Landing page,Sessions,Key events\n,,,\"1,300\",7,Grand total\n"
                    + "20260301,c1,/a,\"1,200\",3\n20260301,c1,/b,34,1\n20260302,c1,/a,5,0\n20260302,(not set),/a,61,3\n"
            )
        );
        Assert.Equal(
            [
                (new VisitKey("c1", new(2026, 3, 1), "", ""), new Visits(1234, 4, null)),
                (new("c1", new(2026, 3, 2), "", ""), new(5, 0, null)),
            ],
            await VisitsAsync()
        );
    }

    [Fact]
    public async Task CollectAsync_MatomoExport_TakesTheDayOfTheFilesName()
    {
        await DropAsync(
            "visits 2026-03-01.csv",
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("label,nb_visits,nb_actions\nc2,12,30\n")]
        );
        Assert.Equal([(new VisitKey("c2", new(2026, 3, 1), "", ""), new Visits(12, null, null))], await VisitsAsync());
    }

    [Fact]
    public async Task CollectAsync_MappingOfTheCompanysOwn_HasValueNetworkAndCurrency()
    {
        Directory.CreateDirectory(Pipeline.Folder["mappings"]);
        await File.WriteAllTextAsync(
            Pipeline.Folder["mappings/shop.json"],
            """
            {
              "platform": "shop", "about": "ours", "contentId": "Inhalt", "sessions": "Besuche", "day": "Tag", "conversions": "Käufe",
              "value": "Umsatz", "currency": "EUR", "network": { "column": "Quelle", "names": { "LinkedIn.com": "linkedin" } }
            }
            """,
            Cancellation
        );
        await DropAsync(
            "shop.csv",
            Encoding.UTF8.GetBytes("Tag;Inhalt;Quelle;Besuche;Käufe;Umsatz\n13.03.2026;c1;linkedin.com;1.200;3;1.234,50\n")
        );
        Assert.Equal([(new VisitKey("c1", new(2026, 3, 13), "linkedin", "EUR"), new Visits(1200, 3, 1234.5m))], await VisitsAsync());
    }

    [Fact]
    public async Task CollectAsync_NoDayAnywhere_IsABadRowThatSaysSo()
    {
        await DropAsync("visits.csv", "label,nb_visits\nc2,12\n"u8.ToArray());
        Assert.Empty(await VisitsAsync());
        Assert.Contains(
            "says the day",
            await File.ReadAllTextAsync(Pipeline.Folder["drop/word/visits.csv.txt"], Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task CollectAsync_FiguresThatCannotBeRead_AreBadRowsAndNotLeftOut()
    {
        await DropAsync(
            "ga.csv",
            Encoding.UTF8.GetBytes(
                "Date,Session manual ad content,Sessions,Key events\n20260301,c1,12,1.2K\n20260301,c2,5,\n20260301,c2,6,1\n"
                    + "20260301,c3,1,234,5\n"
            )
        );
        Assert.Equal([(new VisitKey("c2", new(2026, 3, 1), "", ""), new Visits(11, 1, null))], await VisitsAsync());
        Assert.Contains(
            "was rounded",
            await File.ReadAllTextAsync(Pipeline.Folder["drop/word/ga.csv.txt"], Cancellation),
            StringComparison.Ordinal
        );
    }

    private async Task DropAsync(string name, byte[] content)
    {
        await Pipeline.DropAsync(name, content);
    }

    private async Task<List<(VisitKey, Visits)>> VisitsAsync()
    {
        var collected = await Pipeline.CollectAsync("drop");
        Assert.Null(collected.Problem);
        return
        [
            .. (await Pipeline.Store.ReadVisitsAsync(Cancellation).ToListAsync(Cancellation)).Select(visit => (visit.Key, visit.Value)),
        ];
    }
}
