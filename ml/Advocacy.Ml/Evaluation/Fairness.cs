using Advocacy.Domain.Reach;
using Advocacy.Ml.Learning;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Evaluation;

/// <summary>How lists of the capacity at every cut-off treat groups, and what it would cost to list of each group as large a share.
/// Intervals are over resampled people, the lists as they are. Groups under five people are left out.</summary>
internal sealed class Fairness(IReadOnlyList<double> scores, IReadOnlyList<Example> rows, int capacity, IReadOnlyList<double[]> draws)
{
    private const double Low = 0.025;
    private const double High = 0.975;
    private readonly bool[] _listed = Listed(scores, rows, _ => "", capacity);

    /// <summary>Selection and true-positive rates of each group.</summary>
    public IReadOnlyList<GroupMetrics> Groups() =>
        [
            .. Kinds()
                .SelectMany(kind =>
                    Enumerable
                        .Range(0, rows.Count)
                        .Where(i => NameOf(kind, rows[i]) is not null)
                        .GroupBy(i => NameOf(kind, rows[i])!, StringComparer.Ordinal)
                        .Select(group => Group(kind, group.Key, [.. group]))
                )
                .Where(group => group.People >= SmallGroups.MinPeople)
                .OrderBy(group => group.Kind, StringComparer.Ordinal)
                .ThenBy(group => group.Name, StringComparer.Ordinal),
        ];

    /// <summary>For each kind of group, what lists with as large a share of each would lose.</summary>
    public IReadOnlyList<ParityCost> Parity() =>
        [
            .. Kinds()
                .Where(kind => rows.Select(row => NameOf(kind, row)).Distinct().Skip(1).Any())
                .Select(kind =>
                {
                    var all = Enumerable.Range(0, rows.Count);
                    var even = Tallied(all, Listed(scores, rows, row => NameOf(kind, row) ?? "", capacity));
                    var free = Tallied(all, _listed);
                    double Precision(IReadOnlyList<Tally> people, double[]? weights) =>
                        Share(people, weights, tally => tally.Found, tally => tally.Listed);
                    return new ParityCost(
                        kind,
                        Interval(weights => Precision(free, weights)),
                        Interval(weights => Precision(even, weights)),
                        Interval(weights => Precision(even, weights) - Precision(free, weights))
                    );
                }),
        ];

    /// <summary>Who is listed: at each cut-off the best of each group, of each as large a share of the places as it has of the
    /// rows.</summary>
    internal static bool[] Listed(IReadOnlyList<double> scores, IReadOnlyList<Example> rows, Func<Example, string> groupOf, int capacity)
    {
        var listed = new bool[rows.Count];
        foreach (var cutoff in Enumerable.Range(0, rows.Count).GroupBy(i => rows[i].Cutoff))
        {
            var all = cutoff.Count();
            var groups = cutoff.GroupBy(i => groupOf(rows[i]), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
            // The nth of a group comes when the group is due its nth place.
            var due = groups.SelectMany(group =>
            {
                int[] best = [.. group.OrderByDescending(i => scores[i]).ThenBy(i => i)];
                return best.Select((row, place) => (Row: row, Due: (place + 0.5) * all / best.Length));
            });
            foreach (var (row, _) in due.OrderBy(row => row.Due).Take(capacity))
            {
                listed[row] = true;
            }
        }

        return listed;
    }

    private static string? NameOf(string kind, Example row) => row.Group.All.First(group => group.Kind == kind).Name;

    private IEnumerable<string> Kinds() => rows.Count == 0 ? [] : rows[0].Group.All.Select(group => group.Kind);

    private GroupMetrics Group(string kind, string name, IReadOnlyList<int> of)
    {
        var people = Tallied(of, _listed);
        var selected = Interval(people, tally => tally.Listed, tally => tally.Rows);
        // A rate of those who convert is of them: of fewer than five of them it would tell what one did.
        var found =
            people.Count(tally => tally.Converts > 0) < SmallGroups.MinPeople
                ? null
                : Interval(people, tally => tally.Found, tally => tally.Converts);
        return new(
            kind,
            name,
            people.Count,
            of.Count,
            (double)people.Sum(tally => tally.Converts) / of.Count,
            selected.Value!.Value,
            found?.Value
        )
        {
            Selection = selected,
            TruePositive = found,
        };
    }

    private List<Tally> Tallied(IEnumerable<int> of, bool[] listed) =>
        [
            .. of.GroupBy(i => rows[i].Person)
                .Select(person => new Tally(
                    person.Key,
                    person.Count(),
                    person.Count(i => listed[i]),
                    person.Count(i => rows[i].Converts),
                    person.Count(i => listed[i] && rows[i].Converts)
                )),
        ];

    /// <summary>A share of counts, over resampled people.</summary>
    private Figure Interval(IReadOnlyList<Tally> people, Func<Tally, int> part, Func<Tally, int> whole) =>
        Interval(weights => Share(people, weights, part, whole));

    private static double Share(IReadOnlyList<Tally> people, double[]? weights, Func<Tally, int> part, Func<Tally, int> whole)
    {
        double Sum(Func<Tally, int> count) => people.Sum(tally => (weights?[tally.Person] ?? 1) * count(tally));
        return Sum(part) / Sum(whole);
    }

    private Figure Interval(Func<double[]?, double> of)
    {
        var resampled = draws.AsParallel().AsOrdered().Select(of).ToList();
        return new(Finite(of(null)), Finite(PeopleBootstrap.Quantile(resampled, Low)), Finite(PeopleBootstrap.Quantile(resampled, High)));
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>A person's rows.</summary>
    /// <param name="Person">The person's number.</param>
    /// <param name="Rows">Rows.</param>
    /// <param name="Listed">Of these, listed.</param>
    /// <param name="Converts">Of these, that convert.</param>
    /// <param name="Found">Of these, that convert and are listed.</param>
    private readonly record struct Tally(int Person, int Rows, int Listed, int Converts, int Found);
}
