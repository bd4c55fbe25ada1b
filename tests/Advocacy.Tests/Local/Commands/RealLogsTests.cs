using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Advocacy.Tests.Local.Commands;

[Trait("Speed", "Slow")]
public sealed class RealLogsTests : FolderTest
{
    private static readonly string[] News = ["news-facebook", "news-linkedin", "news-googleplus"];

    private string Out => Folder["out"];

    [Fact]
    public async Task Run_EmailEu_TakesInEveryShareAndRanksBetterThanChance()
    {
        var run = await CommandLineRun.OfAsync(
            "run",
            "--input",
            RealLogs.File("email-eu"),
            "--include-unsurveyed",
            "--min-shares",
            "5",
            "--seen-within-weeks",
            "12",
            "--warm-up-weeks",
            "8",
            "--out",
            Out
        );
        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Contains(" 181,216 ", run.Output, StringComparison.Ordinal);
        using var card = JsonDocument.Parse(
            await File.ReadAllBytesAsync(
                Assert.Single(Directory.GetFiles(Path.Combine(Out, "model"), "card.json", SearchOption.AllDirectories)),
                Cancellation
            )
        );
        Assert.InRange(card.RootElement.GetProperty("metrics").GetProperty("rocAuc").GetProperty("value").GetDouble(), 0.868, 0.89);
        Assert.InRange(
            card.RootElement.GetProperty("metrics").GetProperty("averagePrecision").GetProperty("value").GetDouble(),
            0.499,
            0.55
        );
        Assert.InRange(card.RootElement.GetProperty("metrics").GetProperty("baseRate").GetDouble(), 0.09, 0.12);
    }

    [Fact]
    public async Task Run_NewsOfThreeNetworks_AddsUpToThePublishedReshares()
    {
        var run = await CommandLineRun.OfAsync(["run", "--input", .. News.Select(RealLogs.File), "--include-unsurveyed", "--out", Out]);
        Assert.Equal((0, ""), (run.Code, run.Errors));
        AssertReshares();
        using var star = new StarSchema(Out);
        Assert.Equal(
            (424_860, 8358),
            (
                star.Value<long>("SELECT sum(reshares) FROM fact_share_day WHERE network_key = 'facebook'"),
                star.Value<long>("SELECT sum(reshares) FROM fact_share_day WHERE network_key = 'linkedin'")
            )
        );
        var page = await Browser.OpenAsync(Path.Combine(Out, "report.html"), "lang=en", []);
        await page.SelectOptionAsync("#period", "");
        var shown = await page.Locator("[data-key=engagements] b").InnerTextAsync();
        Assert.Equal(
            star.Value<long>("SELECT sum(engagements) FROM fact_share_day"),
            long.Parse(shown.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public async Task Run_NewsTwiceWithLinesReversed_AddsUpToTheSame()
    {
        foreach (var name in News)
        {
            Reverse(RealLogs.File(name), Folder[$"reversed-{name}.jsonl"]);
        }

        var inputs = News.SelectMany(name => new[] { Folder[$"reversed-{name}.jsonl"], RealLogs.File(name) });
        Assert.Equal(0, (await CommandLineRun.OfAsync(["run", "--input", .. inputs, "--include-unsurveyed", "--out", Out])).Code);
        AssertReshares();
    }

    private static void Reverse(string from, string to)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(from), CompressionMode.Decompress));
        File.WriteAllLines(to, reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse());
    }

    private void AssertReshares()
    {
        var lines = File.ReadAllLines(Path.Combine(Out, "reach", "summary.csv"));
        var column = lines[0].Split(',').IndexOf("reshares");
        var reshares = lines.Skip(1).ToDictionary(line => line.Split(',')[0], line => line.Split(',')[column]);
        Assert.Equal(("424860", "8358"), (reshares["facebook"], reshares["linkedin"]));
    }
}
