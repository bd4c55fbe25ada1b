using System.Globalization;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Reports.Audit;

/// <summary>Plays the adversary over publications that were kept, from the outside: knowing nothing but what they say, it subtracts what
/// can be subtracted, within one and between two, and says which differences are about fewer than five people.</summary>
public sealed class FiguresAudit
{
    private const double Tolerance = 1e-6;

    // Counts of people of the company; people who are reached are others.
    private static readonly HashSet<string> OfPeople = new(StringComparer.Ordinal)
    {
        "people",
        "consenting_people",
        "active_ambassadors",
        "invited_people",
        "invited_converted_people",
        "held_out_people",
        "held_out_converted_people",
    };

    // Each of them counts something that somebody gained: to a sum of four no more than four people can have added.
    private static readonly string[] Counted = ["shares", .. Counter.All.Select(counter => counter.Name), "engagements"];

    // What follows from what is told beside it and from rates.
    private static readonly HashSet<string> OfRates = new(StringComparer.Ordinal)
    {
        "reach_people",
        "unduplicated_reach_people",
        "earned_media_value",
    };

    private readonly List<Finding> _findings = [];

    /// <summary>How many differences were tried.</summary>
    public long Tried { get; private set; }

    /// <summary>Those that are about fewer than five people.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Looks at publications, in any order.</summary>
    /// <exception cref="InvalidDataException">A folder holds no publication.</exception>
    public static async Task<FiguresAudit> OfAsync(IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        var audit = new FiguresAudit();
        var kept = new List<KeptPublication>();
        foreach (var folder in folders)
        {
            kept.Add(await KeptPublication.ReadAsync(folder, cancellationToken));
            audit.LookInto(kept[^1]);
        }

        for (var i = 0; i < kept.Count; i++)
        {
            for (var j = i + 1; j < kept.Count; j++)
            {
                audit.Compare(kept[i], kept[j]);
            }
        }

        return audit;
    }

    private void LookInto(KeptPublication publication)
    {
        foreach (
            var (table, kept) in publication.Tables.Where(pair =>
                pair.Key == KeptPublication.Summary || pair.Key.StartsWith("fact_", StringComparison.Ordinal)
            )
        )
        {
            foreach (var (key, row) in kept.Rows)
            {
                foreach (var (column, value) in row.Figures)
                {
                    Try(
                        OfPeople.Contains(column) && value % SmallGroups.MinPeople != 0,
                        publication,
                        table,
                        key,
                        column,
                        "is an exact count of people",
                        value
                    );
                    Try(
                        Counted.Contains(column) && value is > 0 and < SmallGroups.MinPeople,
                        publication,
                        table,
                        key,
                        column,
                        "fewer than five can have added to:",
                        value
                    );
                    Try(IsBound(column), publication, table, key, column, "is one person's own figure", value);
                }
            }
        }

        AddUp(publication, "fact_reach_day", ["shares", "reach_people"]);
        AddUp(publication, KeptPublication.Summary, Counted);
    }

    private static bool IsBound(string column) => column is "unduplicated_reach_low_people";

    /// <summary>Whether sums of the rows are what another table says of a network.</summary>
    private void AddUp(KeptPublication publication, string table, IReadOnlyList<string> columns)
    {
        var (rows, others) = (SumsOf(publication, "fact_share_day", columns), SumsOf(publication, table, columns));
        foreach (var key in others.Keys.Union(rows.Keys))
        {
            var sum = others.GetValueOrDefault(key);
            var difference = sum - rows.GetValueOrDefault(key);
            Try(
                Math.Abs(difference) > Tolerance * Math.Max(1, Math.Abs(sum)),
                publication,
                table,
                key.Network,
                key.Column,
                "is not the sum of its rows, and differs by",
                difference
            );
        }
    }

    private static Dictionary<(string Network, string Column), double> SumsOf(
        KeptPublication publication,
        string table,
        IReadOnlyList<string> columns
    ) =>
        (publication.Tables.TryGetValue(table, out var kept) ? kept.Rows.Values : [])
            .SelectMany(row =>
                columns
                    .Where(row.Figures.ContainsKey)
                    .Select(column => (Network: NetworkOf(row), Column: column, Value: row.Figures[column]))
            )
            .GroupBy(cell => (cell.Network, cell.Column))
            .ToDictionary(group => group.Key, group => group.Sum(cell => cell.Value));

    private static string NetworkOf(KeptRow row) =>
        row.Texts.TryGetValue("network_key", out var key) ? key : row.Texts.GetValueOrDefault("network", "");

    private void Compare(KeptPublication a, KeptPublication b)
    {
        var (earlier, later) = a.AsOf <= b.AsOf ? (a, b) : (b, a);
        foreach (var (table, before) in earlier.Tables.Where(pair => pair.Key.StartsWith("fact_", StringComparison.Ordinal)))
        {
            if (!later.Tables.TryGetValue(table, out var after))
            {
                continue;
            }

            foreach (var key in before.Rows.Keys.Union(after.Rows.Keys))
            {
                var (old, now) = (before.Rows.GetValueOrDefault(key), after.Rows.GetValueOrDefault(key));
                // What is not of a day may change, and what is told of a new day is new.
                if ((old ?? now)!.Day is { } day && (old is not null || day < earlier.AsOf))
                {
                    Compare(earlier, later, table, key, old, now);
                }
            }
        }
    }

    private void Compare(KeptPublication earlier, KeptPublication later, string table, string key, KeptRow? old, KeptRow? now)
    {
        var where = $"{earlier.Folder} and {later.Folder}";
        var columns = (old?.Figures.Keys ?? []).Union(now?.Figures.Keys ?? []).ToList();
        // Other rates change what follows from them, and nothing that somebody gained.
        var isRestated =
            earlier.Restated != later.Restated && columns.TrueForAll(column => OfRates.Contains(column) || DifferenceIn(column) == 0);
        foreach (var column in columns)
        {
            var difference = DifferenceIn(column);
            Tried++;
            if (Math.Abs(difference) > Tolerance && !(isRestated && OfRates.Contains(column)))
            {
                _findings.Add(
                    new(
                        where,
                        table,
                        key,
                        column,
                        old is null || now is null
                            ? "of a day that was told already came or went"
                            : "of a day that was told already changed by",
                        difference
                    )
                );
            }
        }

        double DifferenceIn(string column) => (now?.Figures.GetValueOrDefault(column) ?? 0) - (old?.Figures.GetValueOrDefault(column) ?? 0);
    }

    private void Try(bool isFound, KeptPublication publication, string table, string key, string column, string what, double value)
    {
        Tried++;
        if (isFound)
        {
            _findings.Add(new(publication.Folder, table, key, column, what, value));
        }
    }
}

/// <summary>A difference that is about fewer than five people, or may be.</summary>
/// <param name="Where">The publications.</param>
/// <param name="Table">The table.</param>
/// <param name="Key">The row.</param>
/// <param name="Column">The figure.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Value">The difference, or the figure.</param>
public sealed record Finding(string Where, string Table, string Key, string Column, string What, double Value)
{
    /// <summary>In one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Where}: {Table} [{Key}] {Column} {What} {Value:0.######}");
}
