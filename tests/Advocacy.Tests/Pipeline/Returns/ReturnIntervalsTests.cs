using Advocacy.Domain.Returns;
using Advocacy.Pipeline.Returns;

namespace Advocacy.Tests.Pipeline.Returns;

public sealed class ReturnIntervalsTests
{
    private static readonly ReturnRates Rates = new(true, 0, Invitation: 20, Share: 3);

    // What is told is held against what the company was made with. Of a thousand companies 95.3 and 97.1 % are covered.
    [Theory]
    [InlineData(0.12, 200)]
    [InlineData(0.0, 60)]
    [Trait("Speed", "Slow")]
    public void Of_CompaniesWithAKnownReturn_CoverItInAbout95OfA100(double won, int companies)
    {
        var truth = ReturningCompany.Net(won, Rates);
        var intervals = Enumerable.Range(0, companies).AsParallel().Select(seed => NetOf(new ReturningCompany(seed, won))).ToList();
        var covered = intervals.Count(net => net.Low <= truth && net.High >= truth);
        TestContext.Current.SendDiagnosticMessage($"{covered} of {companies} companies cover {truth:0.00}");
        Assert.InRange(covered, 0.91 * companies, companies - 1);
        Assert.InRange(intervals.Average(net => net.Value) - truth, -1.5, 1.5);
    }

    [Fact]
    public void Of_TheSamePeopleInAnyParts_IsTheSame()
    {
        var people = new ReturningCompany(1, 0.1).Counts().People;
        ReturnCounts[] parts = [PartOf(people.Skip(100)), PartOf(people.Take(40).Reverse()), PartOf(people.Skip(40).Take(60))];
        Assert.Equal(Net(new(people)), Net(new(ReturnCounts.Join(parts).People)));
    }

    [Fact]
    public void IsPublishable_NineteenHeldOut_IsNot()
    {
        var people = new ReturningCompany(1, 0.5).Counts().People;
        var heldOut = people.Where(person => person.Effect.HeldOut > 0).ToList();
        var invited = people.Where(person => person.Effect.HeldOut == 0);
        Assert.True(new ReturnIntervals([.. invited, .. heldOut.Take(20)]).IsPublishable);
        Assert.False(new ReturnIntervals([.. invited, .. heldOut.Take(19)]).IsPublishable);
        Assert.False(new ReturnIntervals([]).IsPublishable);
    }

    [Fact]
    public void IsDominated_OnePersonWithMoreThanHalf_Is()
    {
        var people = new ReturningCompany(1, 0.5).Counts().People;
        Assert.False(new ReturnIntervals(people).IsDominated(Rates));
        var star = people.First(person => person.Converted.Draws > 0);
        var famous = star with { Converted = star.Converted with { EarnedMedia = 1e9 } };
        Assert.True(new ReturnIntervals([.. people.Where(person => person != star), famous]).IsDominated(Rates));
    }

    // One post of somebody invited who else shares nothing.
    [Fact]
    public void IsDominated_OnePostOfSomebodyWhoDidNotConvert_Is()
    {
        var people = new ReturningCompany(1, 0.5).Counts().People;
        var silent = people.First(person => person.ByPace[0].Invited > 0 && person.Converted.Draws == 0);
        var viral = new Brought(1, 1e6, 0, 1);
        var post = silent with
        {
            Others = silent.Others.Plus(viral),
            ByPace = [silent.ByPace[0] with { Brought = silent.ByPace[0].Brought.Plus(viral) }, .. silent.ByPace.Skip(1)],
        };
        Assert.True(new ReturnIntervals([.. people.Where(person => person != silent), post]).IsDominated(Rates));
    }

    private static Estimated NetOf(ReturningCompany company)
    {
        var intervals = new ReturnIntervals(company.Counts().People);
        Assert.True(intervals.IsPublishable);
        return Net(intervals);
    }

    private static Estimated Net(ReturnIntervals intervals) => intervals.Of(Rates, estimate => estimate.Net);

    private static ReturnCounts PartOf(IEnumerable<ReturnSums> people) => new([.. people], new Dictionary<string, int>(), 0, 0, 0);
}
