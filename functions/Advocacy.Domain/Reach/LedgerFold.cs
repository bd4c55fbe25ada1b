using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>Makes the rows of days that are closed, day by day in order. A content stands alone in the figures that five people or more
/// add to. What is left is told together, as content <see cref="SmallGroups.Merged"/>, on the first day on which five people or more add
/// to it. So each gain is told once, in one figure of one row: whatever is subtracted, sums of such figures remain.</summary>
/// <param name="rates">The rates of a network.</param>
/// <param name="together">The rates of small networks together.</param>
/// <param name="alone">Networks that stand alone; the others are told together.</param>
public sealed class LedgerFold(Func<string, NetworkRates> rates, NetworkRates together, IReadOnlySet<string> alone)
{
    private readonly Dictionary<UntoldKey, Dictionary<PersonId, long>> _untold = [];
    private readonly List<OpenRow> _rows = [];

    /// <summary>What waits, in order.</summary>
    public IReadOnlyList<UntoldGain> Untold =>
        [
            .. _untold
                .SelectMany(pair =>
                    pair.Value.Select(of => new UntoldGain(
                        pair.Key.Network,
                        pair.Key.Basis,
                        Amounts.NameOf(pair.Key.Figure),
                        of.Key,
                        of.Value
                    ))
                )
                .OrderBy(gain => gain.Network, TextOrder.Instance)
                .ThenBy(gain => gain.Basis)
                .ThenBy(gain => gain.Figure, TextOrder.Instance)
                .ThenBy(gain => gain.PersonId),
        ];

    /// <summary>The rows, in order of day, network, content and basis.</summary>
    public IReadOnlyList<LedgerRow> Rows =>
        [
            .. _rows
                .Where(row => row.Told.Count > 0)
                .Select(row => row.Close(row.Network == SmallGroups.Merged ? together : rates(row.Network)))
                .OrderBy(row => row.Day)
                .ThenBy(row => row.Network, TextOrder.Instance)
                .ThenBy(row => row.ContentId, TextOrder.Instance)
                .ThenBy(row => row.Basis),
        ];

    /// <summary>Adds what waits from before.</summary>
    public void Wait(IEnumerable<UntoldGain> gains)
    {
        foreach (var gain in gains)
        {
            if (Amounts.OfName(gain.Figure) is { } figure)
            {
                Wait(new(gain.Network, gain.Basis, figure), gain.PersonId, gain.Amount);
            }
        }
    }

    /// <summary>Adds days; they come after all before.</summary>
    public void Add(DayCells cells)
    {
        foreach (var day in cells.Cells.GroupBy(pair => pair.Key.Day).OrderBy(group => group.Key))
        {
            foreach (
                var (key, cell) in day.OrderBy(pair => pair.Key.Network, TextOrder.Instance)
                    .ThenBy(pair => pair.Key.ContentId, TextOrder.Instance)
                    .ThenBy(pair => pair.Key.Basis)
            )
            {
                Add(key, cell);
            }

            TellTogether(day.Key);
        }
    }

    /// <summary>Tells what still waits with the last row of these days that tells the same figure, if there is one: so the days' sums are
    /// whole. The row becomes one of several contents.</summary>
    public void Settle()
    {
        foreach (var (key, of) in _untold.ToList())
        {
            var last = _rows.LastOrDefault(row =>
                row.Basis == key.Basis && row.Told.ContainsKey(key.Figure) && row.Network == LabelOf(key.Network)
            );
            if (last is not null)
            {
                var merged = last.ContentId == SmallGroups.Merged ? last : MergedBeside(last);
                merged.Take(key.Figure, last, of);
                _untold.Remove(key);
            }
        }
    }

    private void Add(CellKey key, DayCell cell)
    {
        var row = new OpenRow(key.Day, key.Network, key.ContentId, key.Basis, cell.People);
        foreach (var (figure, contributions) in cell.Figures)
        {
            if (contributions.MayBeTold)
            {
                row.Told[figure] = contributions.Sum;
                continue;
            }

            foreach (var (person, amount) in contributions.Few)
            {
                Wait(new(key.Network, key.Basis, figure), person, amount);
            }
        }

        Open(row);
    }

    private void Open(OpenRow row)
    {
        if (row.Told.Count > 0)
        {
            _rows.Add(row);
        }
    }

    private void Wait(UntoldKey key, PersonId person, long amount)
    {
        if (!_untold.TryGetValue(key, out var of))
        {
            _untold[key] = of = [];
        }

        of[person] = checked(of.GetValueOrDefault(person) + amount);
    }

    private void TellTogether(DateOnly day)
    {
        foreach (var group in _untold.ToList().GroupBy(pair => (Network: LabelOf(pair.Key.Network), pair.Key.Basis)))
        {
            var row = new OpenRow(day, group.Key.Network, SmallGroups.Merged, group.Key.Basis, 0);
            foreach (var figure in group.GroupBy(pair => pair.Key.Figure).ToList())
            {
                var people = figure.SelectMany(pair => pair.Value.Keys).ToHashSet();
                if (people.Count >= SmallGroups.MinPeople)
                {
                    row.Tell(figure.Key, figure.SelectMany(pair => pair.Value));
                    figure.ToList().ForEach(pair => _untold.Remove(pair.Key));
                }
            }

            Open(row);
        }
    }

    private OpenRow MergedBeside(OpenRow row)
    {
        var merged = _rows.LastOrDefault(other =>
            other.Day == row.Day && other.Basis == row.Basis && other.ContentId == SmallGroups.Merged && other.Network == row.Network
        );
        if (merged is null)
        {
            _rows.Add(merged = new(row.Day, row.Network, SmallGroups.Merged, row.Basis, 0));
        }

        return merged;
    }

    private string LabelOf(string network) => alone.Contains(network) ? network : SmallGroups.Merged;

    private readonly record struct UntoldKey(string Network, ReachBasis Basis, int Figure);
}
