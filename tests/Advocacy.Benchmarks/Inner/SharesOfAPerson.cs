using BenchmarkDotNet.Attributes;

namespace Advocacy.Benchmarks.Inner;

/// <summary>Booking one person with many shares, and making rows of what many gained.</summary>
[MemoryDiagnoser]
public class SharesOfAPerson
{
    private static readonly DateTimeOffset Start = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);
    private static readonly NetworkRates Rates = new(0.1, 0.5, 100_000, new(0.01m, 0.1m, 0.5m, 1m, 2m, 0.5m));
    private static readonly BookShares Book = new(DateOnly.MinValue, DateOnly.MaxValue);
    private EmployeeActivity _person = new(new PersonId("p"));
    private DayCells _cells = new();

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
        List<Gain> gains = [];
        Book.Book(_person, null, gains);
        _cells = new();
        for (var i = 0; i < 8; i++)
        {
            _cells.Add(new($"p{i}"), gains);
        }
    }

    [Benchmark]
    public int BookAll() => Book.Book(_person, null, []).Shares.Count;

    [Benchmark]
    public int Fold()
    {
        var fold = new LedgerFold(_ => Rates, Rates, new HashSet<string> { "linkedin" });
        fold.Add(_cells);
        return fold.Rows.Count;
    }
}
