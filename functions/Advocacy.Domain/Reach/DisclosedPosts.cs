using Advocacy.Domain.Activity;

namespace Advocacy.Domain.Reach;

/// <summary>How many posts say that their author works for the company, of those that were looked at.</summary>
/// <param name="Posts">Posts that were looked at.</param>
/// <param name="Disclosed">Of these, those that say it.</param>
/// <param name="People">Whose they are.</param>
/// <param name="Disclosing">People of whom at least one says it.</param>
/// <param name="Silent">People of whom at least one does not.</param>
public sealed record DisclosedPosts(int Posts, int Disclosed, int People, int Disclosing, int Silent)
{
    /// <summary>Nobody's posts.</summary>
    public static DisclosedPosts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>The percentage that says it, whole, 0 to 100; null where it would be about too few people.</summary>
    public int? Percent =>
        People >= SmallGroups.MinPeopleOfARate && Disclosing >= SmallGroups.MinPeople && Silent >= SmallGroups.MinPeople
            ? (int)Math.Round(100.0 * Disclosed / Posts, MidpointRounding.AwayFromZero)
            : null;

    /// <summary>A person's posts before a day.</summary>
    public static DisclosedPosts Of(EmployeeActivity person, DateOnly until)
    {
        var end = new DateTimeOffset(until, TimeOnly.MinValue, TimeSpan.Zero);
        var looked = person
            .Shares.Values.Where(share => share.SharedAt < end)
            .Select(share => share.Post.Value.Disclosed)
            .OfType<bool>()
            .ToList();
        var disclosed = looked.Count(says => says);
        return new(looked.Count, disclosed, Math.Min(1, looked.Count), Math.Min(1, disclosed), Math.Min(1, looked.Count - disclosed));
    }

    /// <summary>The posts of other people as well.</summary>
    public DisclosedPosts Plus(DisclosedPosts other) =>
        new(Posts + other.Posts, Disclosed + other.Disclosed, People + other.People, Disclosing + other.Disclosing, Silent + other.Silent);
}
