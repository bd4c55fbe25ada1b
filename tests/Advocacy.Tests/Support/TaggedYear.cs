using MathNet.Numerics.Random;

namespace Advocacy.Tests.Support;

/// <summary>A year of a small company whose every number says whose it is: person i gains in units of 32 to the power of i.
/// So each published sum can be read person by person, digit by digit, whatever the program says of it.</summary>
/// <param name="seed">What happens.</param>
internal sealed class TaggedYear(int seed)
{
    /// <summary>Ten digits of five bits are read exactly from any double.</summary>
    public const int People = 10;

    /// <summary>Weeks of it.</summary>
    public const int Weeks = 36;

    private const int Bits = 5;
    private const int MostUnits = (1 << Bits) - 1;
    private static readonly string[] Networks = ["x", "x", "x", "y"];
    private static readonly string[] Contents = ["c1", "c2"];
    private readonly MersenneTwister _chance = new(seed);
    private readonly int[] _shared = new int[People];
    private readonly int[,] _units = new int[People, 2];
    private readonly Dictionary<string, (int Person, long Impressions, long Clicks)> _shares = [];
    private readonly List<(int Week, Fact Fact)> _late = [];

    /// <summary>The people whose units are in a number, each with how many.</summary>
    public static IEnumerable<int> PeopleIn(long number) =>
        Enumerable.Range(0, People).Where(person => ((number >> (Bits * person)) & MostUnits) != 0);

    /// <summary>Everybody joins, but for two who come later.</summary>
    public static IEnumerable<Fact> Beginning() =>
        Enumerable
            .Range(0, People)
            .SelectMany(person =>
                new Fact[]
                {
                    new EmployeeRecorded(
                        IdOf(person),
                        AnyFact.Start.AddDays(-1),
                        EmployeeAttributes.Unknown,
                        Networks.Distinct().ToDictionary(network => network, _ => 100L)
                    ),
                    new ConsentDecided(IdOf(person), AnyFact.Start.AddDays(person < People - 2 ? -1 : 60), true),
                }
            );

    /// <summary>What is learned in a week: shares, counters that come in time or late, decisions, an erasure.</summary>
    public IEnumerable<Fact> Week(int week)
    {
        var start = AnyFact.Start.AddDays(7 * week);
        for (var person = 0; person < People; person++)
        {
            if (_chance.NextDouble() < 0.6 && _shared[person]++ < MostUnits)
            {
                yield return Share(person, week, start.AddDays(_chance.Next(7)));
            }
        }

        foreach (var shareId in _shares.Keys.Order(StringComparer.Ordinal).Where(_ => _chance.NextDouble() < 0.05).ToList())
        {
            var seen = Seen(shareId, start.AddDays(_chance.Next(7)));
            if (_chance.NextDouble() < 0.3)
            {
                _late.Add((week + 1 + _chance.Next(5), seen));
            }
            else
            {
                yield return seen;
            }
        }

        foreach (var (_, fact) in _late.Where(late => late.Week == week))
        {
            yield return fact;
        }

        if (_chance.NextDouble() < 0.15)
        {
            yield return new ConsentDecided(IdOf(_chance.Next(People)), start.AddDays(_chance.Next(7)), _chance.NextDouble() < 0.5);
        }

        if (week is 17 or 31)
        {
            yield return new ErasureRequested(IdOf(_chance.Next(3)), start);
        }
    }

    private static PersonId IdOf(int person) => TestKeys.PseudonymOf($"person {person}");

    private static long UnitOf(int person) => 1L << (Bits * person);

    private ShareMade Share(int person, int week, DateTimeOffset at)
    {
        var id = $"s{week}-{person}";
        _shares[id] = (person, 0, 0);
        return new(
            id,
            IdOf(person),
            at,
            new(Networks[_chance.Next(Networks.Length)], at, Contents[_chance.Next(Contents.Length)], null),
            []
        );
    }

    private EngagementObserved Seen(string shareId, DateTimeOffset at)
    {
        var (person, impressions, clicks) = _shares[shareId];
        impressions += Gained(person, 0);
        clicks += _chance.NextDouble() < 0.6 ? Gained(person, 1) : 0;
        _shares[shareId] = (person, impressions, clicks);
        return new(shareId, at, new(impressions, null, null, null, clicks));
    }

    private long Gained(int person, int figure) => _units[person, figure]++ < MostUnits ? UnitOf(person) : 0;
}
