namespace Advocacy.Tests.Support;

/// <summary>A few people whose reach can be worked out by hand: seven on x, six of them on one content, and two on mastodon.</summary>
internal static class SmallCompany
{
    public static IReadOnlyList<Fact> Facts { get; } =
    [
        new ContentPublished("c1", AnyFact.Start, new("spring", "climate", "article", "en", AnyFact.Start, null)),
        .. Enumerable.Range(1, 7).SelectMany(OnX),
        Shared("m1", "p1", "mastodon", null, 2),
        Shared("m2", "p2", "mastodon", null, 2),
        new EngagementObserved("m1", AnyFact.Start.AddDays(3), new(null, 3, 1, null, null)),
    ];

    private static IEnumerable<Fact> OnX(int person)
    {
        var id = $"p{person}";
        yield return new EmployeeRecorded(
            new(id),
            AnyFact.Start.AddDays(-1),
            new("sales", "north", null, null, null),
            new Dictionary<string, long> { ["x"] = 100 * person, ["mastodon"] = 50 }
        );
        yield return new ConsentDecided(new(id), AnyFact.Start.AddDays(-1), true);
        yield return Shared($"x{person}", id, "x", person == 7 ? null : "c1", 0);
        yield return new EngagementObserved($"x{person}", AnyFact.Start.AddDays(0.5), new(10 * person, person, 0, 1, 2));
        yield return new EngagementObserved($"x{person}", AnyFact.Start.AddDays(1.5), new(20 * person, person, 1, 1, 2));
    }

    private static ShareMade Shared(string id, string person, string network, string? content, int day) =>
        new(id, new(person), AnyFact.Start, new(network, AnyFact.Start.AddDays(day), content, null), []);
}
