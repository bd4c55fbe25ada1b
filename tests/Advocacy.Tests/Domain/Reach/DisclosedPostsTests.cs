using CsCheck;

namespace Advocacy.Tests.Domain.Reach;

public sealed class DisclosedPostsTests
{
    private static readonly DateOnly Until = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(1);

    [Fact]
    public void Percent_ManyPeople_IsOfTheirPostsThatWereLookedAt() =>
        Assert.Equal(33, Of(Enumerable.Repeat<bool?[]>([true, false, false, null], 20)).Percent);

    [Theory]
    [InlineData(19, 1)]
    [InlineData(20, 0)]
    [InlineData(24, 4)]
    public void Percent_TooFewOnEitherSide_IsNotTold(int people, int disclosing)
    {
        var said = Enumerable.Range(0, people).Select(i => new bool?[] { i < disclosing }).ToList();
        Assert.Null(Of(said).Percent);
        Assert.Null(Of(said.Select(posts => posts.Select(says => !says).ToArray())).Percent);
    }

    [Fact]
    public void Of_PostOfADayNotYetClosed_DoesNotCount() =>
        Assert.Equal(DisclosedPosts.None, DisclosedPosts.Of(Person(0, [true]), Until.AddDays(-1)));

    [Fact]
    public void Plus_AnyPartsOfThePeople_IsTheWhole() =>
        Gen.Select(
                Gen.OneOf<bool?>(Gen.Const((bool?)true), Gen.Const((bool?)false), Gen.Const((bool?)null)).Array[0, 4].Array[0, 30],
                Gen.Int[0, 30]
            )
            .Sample((people, cut) => Assert.Equal(Of(people), Of(people.Take(cut)).Plus(Of(people.Skip(cut)))));

    private static DisclosedPosts Of(IEnumerable<bool?[]> people) =>
        people.Select((posts, i) => DisclosedPosts.Of(Person(i, posts), Until)).Aggregate(DisclosedPosts.None, (sum, one) => sum.Plus(one));

    private static EmployeeActivity Person(int number, bool?[] posts)
    {
        var id = new PersonId($"p{number}");
        Fact[] facts =
        [
            new ConsentDecided(id, AnyFact.Start, true),
            .. posts.Select((says, i) => new ShareMade($"{number}-{i}", id, AnyFact.Start, new("x", AnyFact.Start, null, null, says), [])),
        ];
        return CompanyActivity.Of(facts).View(Purpose.Measure).Single();
    }
}
