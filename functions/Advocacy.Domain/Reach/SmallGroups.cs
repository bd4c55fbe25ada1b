namespace Advocacy.Domain.Reach;

/// <summary>Merges what is about fewer than <see cref="MinPeople"/> people until nothing is.</summary>
public static class SmallGroups
{
    /// <summary>The fewest people whom a published figure may be about.</summary>
    public const int MinPeople = 5;

    /// <summary>The fewest people who may stand behind a published rate.</summary>
    public const int MinPeopleOfARate = 20;

    /// <summary>The content of rows that merge several.</summary>
    public const string Merged = "(merged)";

    /// <summary>Whether a part of a whole and what is left of it may both be published.</summary>
    public static bool MayPublish(int part, int whole) => part >= MinPeople && whole - part >= MinPeople;

    /// <summary>A count of people as it is published: to the nearest five.</summary>
    public static int NearestFive(int people) => (people + (MinPeople / 2)) / MinPeople * MinPeople;

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
