using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Reach;

/// <summary>Merges what is about fewer than <see cref="MinPeople"/> people until nothing is. Each network's rows are one
/// partition of it: they add up to its totals, so that subtracting them from each other or from the totals tells nothing of fewer.</summary>
public static class SmallGroups
{
    /// <summary>The fewest people whom a published figure may be about.</summary>
    public const int MinPeople = 5;

    /// <summary>The content of rows that merge several.</summary>
    public const string Merged = "(merged)";

    /// <summary>Whether a part of a whole and what is left of it may both be told.</summary>
    public static bool MayTell(int part, int whole) => part >= MinPeople && whole - part >= MinPeople;

    /// <summary>Networks that are published together: each alone where enough people share on it, the small ones with each
    /// other and, while they are still too few, with the next smallest. Empty where the whole company is too few.</summary>
    /// <param name="people">The people who share on each network.</param>
    public static IReadOnlyList<IReadOnlyList<string>> GroupNetworks(IReadOnlyDictionary<string, IReadOnlyCollection<string>> people)
    {
        var groups = new List<IReadOnlyList<string>>();
        var small = new List<string>();
        var union = new HashSet<string>(StringComparer.Ordinal);
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

    /// <summary>The publishable partition of one group of networks. Contents with enough people on a day stand alone; the rest
    /// of the day is merged, and carried to the following days until it is about enough people.</summary>
    /// <param name="networks">The networks of the rows.</param>
    /// <param name="rows">Their rows in order of day and content; together about at least <see cref="MinPeople"/> people, or nothing is published.</param>
    public static IEnumerable<PublishedReach> Partition(IReadOnlyList<string> networks, IEnumerable<ReachRow> rows)
    {
        PublishedReach? carried = null;
        PublishedReach? heldBack = null;
        foreach (var cell in Cells(networks, rows))
        {
            if (carried is not null && carried.Through < cell.Day && carried.Totals.People >= MinPeople)
            {
                if (heldBack is not null)
                {
                    yield return heldBack;
                }

                (heldBack, carried) = (carried, null);
            }

            if (cell.Totals.People < MinPeople)
            {
                carried = carried is null ? cell with { ContentId = Merged } : Merge(carried, cell);
            }
            else if (heldBack is null)
            {
                heldBack = cell;
            }
            else
            {
                yield return cell;
            }
        }

        foreach (var last in Close(heldBack, carried))
        {
            yield return last;
        }
    }

    private static IEnumerable<PublishedReach> Close(PublishedReach? heldBack, PublishedReach? carried)
    {
        if (carried is null || heldBack is null || carried.Totals.People >= MinPeople)
        {
            return new[] { heldBack, carried }.OfType<PublishedReach>().Where(row => row.Totals.People >= MinPeople);
        }

        return [Merge(heldBack, carried)];
    }

    private static IEnumerable<PublishedReach> Cells(IReadOnlyList<string> networks, IEnumerable<ReachRow> rows)
    {
        PublishedReach? cell = null;
        foreach (var row in rows)
        {
            if (cell is null || cell.Day != row.Day || cell.ContentId != row.ContentId)
            {
                if (cell is not null)
                {
                    yield return cell;
                }

                cell = new(row.Day, row.Day, networks, row.ContentId, new ReachTotals());
            }

            cell.Totals.Add(row);
        }

        if (cell is not null)
        {
            yield return cell;
        }
    }

    private static PublishedReach Merge(PublishedReach a, PublishedReach b)
    {
        var totals = new ReachTotals();
        totals.Add(a.Totals);
        totals.Add(b.Totals);
        return new(a.Day < b.Day ? a.Day : b.Day, a.Through > b.Through ? a.Through : b.Through, a.Networks, Merged, totals);
    }
}
