using System.Globalization;
using Advocacy.Local.Benchmarks;
using Advocacy.Local.Questions;
using CsCheck;

namespace Advocacy.Tests.Local.Benchmarks;

public sealed class BenchmarkFileTests : FolderTest
{
    private static readonly DateOnly Monday = new(2026, 1, 5);

    [Fact]
    public void Of_WeeksThatAreTold_AreQuartilesOfRatiosToTwoDigits()
    {
        // Engagements per post of 1, 2, … 9 in nine weeks.
        var file = BenchmarkFile.Of(Figures(9, week => (10, 10 * (week + 1))));
        Assert.Equal(new Quartiles(3, 5, 7), file.Networks["linkedin"]["engagementsPerShare"]);
        Assert.Equal(new Quartiles(0.03, 0.05, 0.07), file.Networks["linkedin"]["engagementRate"]);
        Assert.Equal("2026-03", file.Through);
    }

    [Fact]
    public void Of_FewWeeks_SaysNothing() => Assert.Empty(BenchmarkFile.Of(Figures(7, _ => (10, 50))).Networks);

    [Fact]
    public void Of_AnyFigures_HasNoMoreThanTwoDigitsAndReadsBackAsItWas() =>
        Gen.Select(Gen.Int[8, 30], Gen.Long[1, 1_000_000])
            .Sample(
                (weeks, engagements) =>
                {
                    var file = BenchmarkFile.Of(Figures(weeks, week => (7, engagements + (week * 13))));
                    Assert.All(
                        file.Networks.Values.SelectMany(measures => measures.Values)
                            .SelectMany(one => new[] { one.Low, one.Median, one.High }),
                        value => Assert.Equal(value, ToTwoDigits(value))
                    );
                    var path = Folder["benchmark.json"];
                    File.WriteAllText(path, file.ToJson());
                    Assert.Equal(file.ToJson(), BenchmarkFile.Read(path).ToJson());
                },
                iter: 50,
                threads: 1
            );

    [Theory]
    [InlineData("no json")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"kind":"advocacy-benchmark-1","through":"2026-01","networks":{"x":null}}""")]
    [InlineData("""{"kind":"advocacy-benchmark-1","through":"2026-01","networks":{"x":{"engagementRate":null}}}""")]
    [InlineData("""{"kind":"advocacy-benchmark-2","through":"2026-01","networks":{}}""")]
    [InlineData(
        """{"kind":"advocacy-benchmark-1","through":"2026-01","networks":{"x":{"engagementRate":{"low":3,"median":2,"high":1}}}}"""
    )]
    [InlineData("""{"kind":"advocacy-benchmark-1","through":"2026-01","networks":{},"company":"Lumen"}""")]
    public async Task Benchmark_AgainstWhatIsNone_IsRefused(string content)
    {
        await File.WriteAllTextAsync(Folder["other.json"], content, Cancellation);
        Assert.Throws<InvalidDataException>(() => BenchmarkFile.Read(Folder["other.json"]));
    }

    private static PublishedFigures Figures(int weeks, Func<int, (long Shares, long Engagements)> told) =>
        new(
            Monday.AddDays((7 * weeks) - 1),
            "EUR",
            [
                .. Enumerable
                    .Range(0, weeks)
                    .Select(week =>
                    {
                        var (shares, engagements) = told(week);
                        var counters = new Counters(1000, engagements, null, null, null);
                        return new LedgerRow(
                            Monday.AddDays(7 * week),
                            "linkedin",
                            "c1",
                            ReachBasis.Impressions,
                            5,
                            shares,
                            null,
                            counters,
                            500,
                            0,
                            1
                        );
                    }),
            ],
            new Dictionary<string, PublishedContent>(),
            [],
            null,
            [],
            null
        );

    private static double ToTwoDigits(double value) =>
        double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
