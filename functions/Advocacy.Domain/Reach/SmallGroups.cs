using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>Merges what is about fewer than <see cref="MinPeople"/> people until nothing is. Each network's rows are one partition of it:
/// they add up to its totals, so that subtracting them from each other or from the totals gives nothing about fewer.</summary>
public static class SmallGroups
{
    /// <summary>The fewest people whom a published figure may be about.</summary>
    public const int MinPeople = 5;

    /// <summary>The content of rows that merge several.</summary>
    public const string Merged = "(merged)";

    /// <summary>Whether a part of a whole and what is left of it may both be published.</summary>
    public static bool MayPublish(int part, int whole) => part >= MinPeople && whole - part >= MinPeople;

    /// <summary>Networks that are published together: each alone where enough people share on it, the small ones with each
    /// other and, while they are still too few, with the next smallest. Empty where the whole company is too few.</summary>
    /// <param name="people">The people who share on each network.</param>
    public static IReadOnlyList<IReadOnlyList<string>> GroupNetworks(IReadOnlyDictionary<string, IReadOnlyCollection<PersonId>> people)
    {
        var groups = new List<IReadOnlyList<string>>();
        var small = new List<string>();
        var union = new HashSet<PersonId>();
        foreach (var (network, of) in people.OrderBy(pair => pair.Value.Count).ThenBy(pair => pair.Key, TextOrder.Instance))
        {
            if (of.Count < MinPeople || (small.Count > 0 && union.Count < MinPeople))
            {
                small.Add(network);
                union.UnionWith(of);
            }
            else
            {
                groups.Add([network]);
            }
        }

        if (union.Count >= MinPeople)
        {
            groups.Add([.. small.Order(TextOrder.Instance)]);
        }

        return [.. groups.OrderBy(group => group[0], TextOrder.Instance)];
    }

    /// <summary>Counts of people that may be published side by side: each alone where it is about enough, the small ones together, with the
    /// next smallest while they are too few. They add up to all; none where all are too few.</summary>
    /// <param name="counts">The counts, each of different people.</param>
    /// <param name="people">How many people one of them is about.</param>
    /// <returns>Those published alone, in the order given, and the others together.</returns>
    public static (IReadOnlyList<T> Alone, IReadOnlyList<T> Together) Split<T>(IReadOnlyList<T> counts, Func<T, int> people)
    {
        var together = counts.Where(count => people(count) < MinPeople).ToHashSet();
        foreach (var next in counts.Where(count => people(count) >= MinPeople).OrderBy(people))
        {
            if (together.Sum(people) is 0 or >= MinPeople)
            {
                break;
            }

            together.Add(next);
        }

        return together.Sum(people) is > 0 and < MinPeople
            ? ([], [])
            : (
                [.. counts.Where(count => !together.Contains(count))],
                [.. counts.Where(count => together.Contains(count) && people(count) > 0)]
            );
    }
}
