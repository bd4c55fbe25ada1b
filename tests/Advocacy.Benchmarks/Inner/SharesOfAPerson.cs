using BenchmarkDotNet.Attributes;

namespace Advocacy.Benchmarks.Inner;

/// <summary>The rollup of one person with many shares, and the partition of the rows of many.</summary>
[MemoryDiagnoser]
public class SharesOfAPerson
{
    private static readonly DateTimeOffset Start = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);
    private static readonly NetworkRates Rates = new(0.1, 0.5, 100_000, new(0.01m, 0.1m, 0.5m, 1m, 2m, 0.5m));
    private EmployeeActivity _person = new(new PersonId("p"));
    private List<ReachRow> _rows = [];

    [Params(10, 200)]
    public int Shares { get; set; }

    [GlobalSetup]
    public void Make()
    {
        IEnumerable<Fact> Of(int share) =>
            [
                new ShareMade($"s{share}", new("p"), Start, new("linkedin", Start.AddDays(share % 90), $"c{share % 7}", null), []),
                .. Enumerable
                    .Range(0, 6)
                    .Select(day => new EngagementObserved(
                        $"s{share}",
                        Start.AddDays((share % 90) + day),
                        new(100 * (day + 1), day, 1, 0, 2 * day)
                    )),
            ];
        _person = CompanyActivity.Of(Enumerable.Range(0, Shares).SelectMany(Of)).View(Purpose.Rights).Single();
        _rows =
        [
            .. Rollup
                .Rows(_person, _ => Rates, DateOnly.MinValue, DateOnly.MaxValue)
                .OrderBy(row => row.Day)
                .ThenBy(row => row.ContentId, StringComparer.Ordinal)
                .SelectMany(row => Enumerable.Range(0, 8).Select(i => row with { PersonId = new($"p{i}") })),
        ];
    }

    [Benchmark]
    public int RollUp() => Rollup.Rows(_person, _ => Rates, DateOnly.MinValue, DateOnly.MaxValue).Count;

    [Benchmark]
    public int Partition()
    {
        var published = 0;
        var partition = new ReachPartition(["linkedin"], _ => published++, _ => published++);
        _rows.ForEach(partition.Add);
        partition.Close();
        return published;
    }
}
