using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>Sums over rows of the rollup, person by person.</summary>
public sealed class ReachTotals
{
    private readonly Dictionary<PersonId, double> _reachByPerson = [];
    private Counters _measured;

    /// <summary>Shares posted.</summary>
    public int Shares { get; private set; }

    /// <summary>Sum of each counter; null where no network reported it.</summary>
    public Counters Counters { get; private set; }

    /// <summary>Followers when shared, over all shares; null where unknown.</summary>
    public long? PotentialReach { get; private set; }

    /// <summary>People reached, each share by itself; null where unknown.</summary>
    public double? Reach { get; private set; }

    /// <summary>Whether any of the reach is estimated.</summary>
    public bool ReachEstimated { get; private set; }

    /// <summary>Earned media value, in the currency of the options.</summary>
    public decimal EarnedMediaValue { get; private set; }

    /// <summary>Different people whose shares are in the sums.</summary>
    public int People => _reachByPerson.Count;

    /// <summary>The people whose shares are in the sums.</summary>
    public IReadOnlyCollection<PersonId> PeopleIds => _reachByPerson.Keys;

    /// <summary>The figures without the people.</summary>
    /// <param name="audience">Addressable audience, in people, above 0.</param>
    public ReachFigures Figures(long audience) =>
        new(
            People,
            Shares,
            Counters,
            _measured,
            Ratio(_measured.Engagements, _measured.Impressions),
            Ratio(_measured.Clicks, _measured.Impressions),
            PotentialReach,
            Reach,
            ReachEstimated,
            Unduplicated(audience),
            EarnedMediaValue
        );

    /// <summary>Adds a row.</summary>
    public void Add(ReachRow row)
    {
        Shares += row.Shares;
        Counters = Counters.Plus(row.Gains);
        _measured = row.Basis.HasImpressions() ? _measured.Plus(row.Gains) : _measured;
        PotentialReach = ReachRow.Sum(PotentialReach, row.PotentialReach);
        Reach = ReachRow.Sum(Reach, row.Reach);
        ReachEstimated |= row.Basis.IsEstimate() && row.Reach > 0;
        EarnedMediaValue += row.EarnedMediaValue;
        _reachByPerson[row.PersonId] = _reachByPerson.GetValueOrDefault(row.PersonId) + (row.Reach ?? 0);
    }

    /// <summary>Adds all that another has summed.</summary>
    public void Add(ReachTotals other)
    {
        Shares += other.Shares;
        Counters = Counters.Plus(other.Counters);
        _measured = _measured.Plus(other._measured);
        PotentialReach = ReachRow.Sum(PotentialReach, other.PotentialReach);
        Reach = ReachRow.Sum(Reach, other.Reach);
        ReachEstimated |= other.ReachEstimated;
        EarnedMediaValue += other.EarnedMediaValue;
        foreach (var (person, reach) in other._reachByPerson)
        {
            _reachByPerson[person] = _reachByPerson.GetValueOrDefault(person) + reach;
        }
    }

    private double? Unduplicated(long audience) =>
        Reach is null ? null : UnduplicatedReach.Of(_reachByPerson.OrderBy(pair => pair.Key).Select(pair => pair.Value), audience);

    private static double? Ratio(long? part, long? whole) => part is null || whole is null or 0 ? null : (double)part / whole;
}
