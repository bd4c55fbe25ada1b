using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>Where gains stand together before they are published.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Network">The network.</param>
/// <param name="ContentId">The content, or null.</param>
/// <param name="Basis">What the reach is known by.</param>
public readonly record struct CellKey(DateOnly Day, string Network, string? ContentId, ReachBasis Basis);

/// <summary>Gains that stand together, figure by figure.</summary>
public sealed class DayCell
{
    private readonly Contributions?[] _figures = new Contributions?[Amounts.Count];

    /// <summary>A cell as it was written down.</summary>
    public static DayCell Of(int people, IEnumerable<(int Figure, Contributions Contributions)> figures)
    {
        var cell = new DayCell { People = people };
        foreach (var (figure, contributions) in figures)
        {
            cell._figures[figure] = contributions;
        }

        return cell;
    }

    /// <summary>How many people have gains in it.</summary>
    public int People { get; private set; }

    /// <summary>The figures that somebody adds to, by number.</summary>
    public IEnumerable<(int Figure, Contributions Contributions)> Figures =>
        _figures.Index().Where(pair => pair.Item is not null).Select(pair => (pair.Index, pair.Item!));

    /// <summary>Adds all that a person gained in it.</summary>
    public void Add(PersonId person, in Amounts amounts)
    {
        People++;
        for (var i = 0; i < Amounts.Count; i++)
        {
            if (amounts[i] != 0)
            {
                (_figures[i] ??= new()).Add(person, amounts[i]);
            }
        }
    }

    /// <summary>Adds what other people gained in it.</summary>
    public void Add(DayCell others)
    {
        People += others.People;
        foreach (var (figure, contributions) in others.Figures)
        {
            (_figures[figure] ??= new()).Add(contributions);
        }
    }
}

/// <summary>The gains of people by day, network, content and basis.</summary>
public sealed class DayCells
{
    private readonly Dictionary<CellKey, DayCell> _cells = [];
    private readonly Dictionary<CellKey, Amounts> _ofPerson = [];

    /// <summary>The cells.</summary>
    public IReadOnlyDictionary<CellKey, DayCell> Cells => _cells;

    /// <summary>Adds all gains of a person.</summary>
    public void Add(PersonId person, IReadOnlyList<Gain> gains)
    {
        _ofPerson.Clear();
        foreach (var gain in gains)
        {
            var key = new CellKey(gain.Day, gain.Network, gain.ContentId, gain.Basis);
            var sum = _ofPerson.GetValueOrDefault(key);
            sum.Add(gain.Amounts);
            _ofPerson[key] = sum;
        }

        foreach (var (key, amounts) in _ofPerson)
        {
            Of(key).Add(person, amounts);
        }
    }

    /// <summary>Adds the gains of other people.</summary>
    public void Add(DayCells others)
    {
        foreach (var (key, cell) in others._cells)
        {
            Add(key, cell);
        }
    }

    /// <summary>Adds what other people gained in a cell.</summary>
    public void Add(CellKey key, DayCell cell)
    {
        if (!_cells.TryAdd(key, cell))
        {
            _cells[key].Add(cell);
        }
    }

    private DayCell Of(CellKey key)
    {
        if (!_cells.TryGetValue(key, out var cell))
        {
            _cells[key] = cell = new();
        }

        return cell;
    }
}
