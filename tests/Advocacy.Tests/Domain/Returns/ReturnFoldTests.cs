using Advocacy.Domain.Returns;

namespace Advocacy.Tests.Domain.Returns;

public sealed class ReturnFoldTests
{
    private static readonly EarnedMediaRates Rates = new(1, 0, 0, 0, 0, 0);
    private static readonly DateTimeOffset Monday = AnyFact.Start.AddDays(28);
    private static readonly IsoWeek List = IsoWeek.Of(DateOnly.FromDateTime(Monday.UtcDateTime));

    [Fact]
    public void Add_AShareOfTheWeeksFollowed_CountsWithWhatWasSeenOfIt()
    {
        var counts = Folded(
            56,
            [
                Consents("ann"),
                Step("ann", InvitationOutcome.Invited),
                .. Shared("ann", day: 3, impressions: 70),
                .. Shared("ann", day: -30, impressions: 900),
                .. Shared("ann", day: 56, impressions: 900),
            ]
        );
        var ann = Assert.Single(counts.People);
        Assert.Equal((1, 1, 0, 0), (ann.Effect.Invited, ann.Effect.InvitedConvert, ann.Effect.HeldOut, ann.Effect.HeldOutConvert));
        Assert.Equal(new Brought(1, 70, 0, 1), ann.Converted);
        Assert.Equal(default, ann.Others);
        Assert.Equal(new PaceSums(1, 0, new(1, 70, 0, 1)), ann.ByPace[1]);
        Assert.Equal(1, counts.Places[List.ToString()]);
    }

    [Theory]
    [InlineData(55, true)]
    [InlineData(56, false)]
    public void Add_WeeksNotOverOrSomebodyWhoWithdrew_CountsNot(int asOf, bool consents)
    {
        var counts = Folded(
            asOf,
            [
                new ConsentDecided(new("ann"), AnyFact.Start, consents),
                Step("ann", InvitationOutcome.HeldOut),
                .. Shared("ann", day: 3, impressions: 70),
            ]
        );
        Assert.Empty(counts.People);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(5, 2)]
    [InlineData(9, 3)]
    [InlineData(4000, 4)]
    public void Of_Shares_IsTheirPace(int shares, int pace) => Assert.Equal(pace, PaceSums.Of(shares));

    [Fact]
    public void Of_ToArray_IsTheSameSums()
    {
        var sums = new ReturningCompany(3, 0.3).Counts().People.Aggregate((a, b) => a.Plus(b));
        Assert.Equal(0, sums.CompareTo(ReturnSums.Of(sums.ToArray())));
        Assert.Equal(sums.Effect.Invited + sums.Effect.HeldOut, sums.ByPace.Sum(pace => pace.Brought.Draws));
    }

    private static ReturnCounts Folded(int asOf, Fact[] facts)
    {
        var fold = new ReturnFold(new(1, 1, 4), TimeSpan.FromDays(56), Monday.AddDays(asOf), _ => Rates);
        foreach (var person in CompanyActivity.Of(facts).View(Purpose.Measure))
        {
            fold.Add(person);
        }

        return fold.Counts;
    }

    private static ConsentDecided Consents(string id) => new(new(id), AnyFact.Start, true);

    private static InvitationRecorded Step(string id, InvitationOutcome outcome) => new(new(id), new(Monday, List, outcome));

    private static IEnumerable<Fact> Shared(string id, int day, long impressions)
    {
        var at = Monday.AddDays(day);
        yield return new ShareMade($"{id} {day}", new(id), at, new("linkedin", at, null, null), []);
        yield return new EngagementObserved($"{id} {day}", at.AddHours(1), new(impressions, null, null, null, null));
    }
}
