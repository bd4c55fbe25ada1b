using Advocacy.Domain.Trials;
using CsCheck;

namespace Advocacy.Tests.Domain.Trials;

public sealed class TrialFoldTests
{
    private static readonly OfferedText Offered = new("a key of the tests, thirty-two bytes"u8.ToArray());
    private static readonly DateTimeOffset At = AnyFact.Start.AddHours(20);

    [Fact]
    public void Add_TheFirstShareOfAContent_CountsOnceWithItsFirstWeek()
    {
        var counts = Folded(
            8,
            [
                Share("ann", "s1", "c1", 0),
                Seen("s1", 1, 5),
                Seen("s1", 9, 50),
                Share("ann", "s2", "c1", 1),
                Seen("s2", 2, 7),
                Share("ann", "s3", "no trial", 1),
            ]
        );
        var trial = Assert.Single(counts);
        var arm = Offered.IsOther("c1", new("ann")) ? trial.Other : trial.Suggested;
        Assert.Equal((1, 5.0, 5L), (arm.Clicks.Count, arm.Clicks.Sum, arm.MostClicks));
        Assert.Equal(1, trial.Suggested.Clicks.Count + trial.Other.Clicks.Count);
    }

    [Fact]
    public void Add_AShareThatIsNotAWeekOld_CountsNotYet() => Assert.Empty(Folded(7, [Share("ann", "s1", "c1", 0), Seen("s1", 1, 5)]));

    [Fact]
    public void Of_AContentWithOneText_IsThatText()
    {
        var one = new Content(null, null, null, null, At, null, SuggestedText: "first");
        var people = Enumerable.Range(0, 200).Select(i => new PersonId($"p{i}")).ToList();
        Assert.All(people, person => Assert.Equal("first", Offered.Of("c1", one, person)));
        var others = people.Count(person => Offered.Of("c1", one with { OtherText = "other" }, person) == "other");
        Assert.InRange(others, 70, 130);
        // Who is offered the other text of one content is not offered that of every other.
        Assert.InRange(people.Count(person => Offered.IsOther("c1", person) == Offered.IsOther("c2", person)), 70, 130);
    }

    [Fact]
    public void Join_AnyParts_IsTheWhole() =>
        Gen.Int[0, 3]
            .Array[1, 30]
            .Sample(parts =>
            {
                var people = parts
                    .Select(
                        (part, i) =>
                            (Part: part, Facts: new Fact[] { Consents($"p{i}"), Share($"p{i}", $"s{i}", "c1", i % 3), Seen($"s{i}", 3, i) })
                    )
                    .ToList();
                var whole = Folded(20, [.. people.SelectMany(person => person.Facts)]);
                var joined = TrialFold.Join(
                    people.GroupBy(person => person.Part).SelectMany(part => Folded(20, [.. part.SelectMany(person => person.Facts)]))
                );
                Assert.Equal(whole, joined);
            });

    private static IReadOnlyList<TrialCounts> Folded(int days, Fact[] facts)
    {
        var fold = new TrialFold(new HashSet<string> { "c1", "c2" }, Offered, At.AddDays(days));
        foreach (var person in CompanyActivity.Of(facts.Prepend(Consents("ann"))).View(Purpose.Measure))
        {
            fold.Add(person);
        }

        return fold.Trials;
    }

    private static ConsentDecided Consents(string id) => new(new(id), AnyFact.Start, true);

    private static ShareMade Share(string id, string share, string content, int day) =>
        new(share, new(id), At.AddDays(day), new("linkedin", At.AddDays(day), content, null), []);

    private static EngagementObserved Seen(string share, int day, long clicks) =>
        new(share, At.AddDays(day), new(null, null, null, null, clicks));
}
