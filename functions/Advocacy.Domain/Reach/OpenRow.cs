using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>A row of the ledger while its day is being closed.</summary>
/// <param name="day">The day.</param>
/// <param name="network">The network.</param>
/// <param name="contentId">The content.</param>
/// <param name="basis">What the reach is known by.</param>
/// <param name="people">People in it, as far as they are not known by name.</param>
internal sealed class OpenRow(DateOnly day, string network, string? contentId, ReachBasis basis, int people)
{
    private readonly HashSet<PersonId> _known = [];
    private int _people = people;

    public DateOnly Day => day;

    public string Network => network;

    public string? ContentId => contentId;

    public ReachBasis Basis => basis;

    /// <summary>The figures that are told, by number.</summary>
    public SortedDictionary<int, long> Told { get; } = [];

    /// <summary>Tells the sum of what people add to a figure.</summary>
    public void Tell(int figure, IEnumerable<KeyValuePair<PersonId, long>> of)
    {
        var sum = Told.GetValueOrDefault(figure);
        foreach (var (person, amount) in of)
        {
            _known.Add(person);
            sum = checked(sum + amount);
        }

        Told[figure] = sum;
    }

    /// <summary>Takes a figure of another row, and what people add to it.</summary>
    public void Take(int figure, OpenRow other, IEnumerable<KeyValuePair<PersonId, long>> of)
    {
        if (other != this)
        {
            Told[figure] = checked(Told.GetValueOrDefault(figure) + other.Told[figure]);
            _people = Math.Max(_people, Math.Max(other._people, other._known.Count));
            other.Told.Remove(figure);
        }

        Tell(figure, of);
    }

    /// <summary>The row as it is published.</summary>
    public LedgerRow Close(NetworkRates rates) =>
        new LedgerRow(
            day,
            network,
            contentId,
            basis,
            SmallGroups.NearestFive(Math.Max(SmallGroups.MinPeople, Math.Max(_people, _known.Count))),
            OrNull(Amounts.Shares),
            Followers,
            Counters.From(counter => OrNull(counter.Index)),
            null,
            0,
            0
        ).With(rates);

    private long? Followers => OrNull(Amounts.Followers) is { } followers ? ToTwoDigits(followers) : null;

    private static long ToTwoDigits(long number)
    {
        long unit = 1;
        while (number / unit >= 100)
        {
            unit *= 10;
        }

        return (long)Math.Round((decimal)number / unit, MidpointRounding.AwayFromZero) * unit;
    }

    private long? OrNull(int figure) => Told.TryGetValue(figure, out var sum) ? sum : null;
}
