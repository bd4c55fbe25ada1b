using CsCheck;

namespace Advocacy.Tests.Domain.Reach;

public sealed class BookSharesTests
{
    private static readonly DateOnly Day = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime);

    [Fact]
    public void Book_FirstTime_BooksEachGainOnItsOwnDay()
    {
        var person = Person(
            Seen(0, new(10, 1, null, null, null)),
            Seen(2, new(30, 1, null, null, null)),
            Seen(9, new(90, 1, null, null, null))
        );
        var (gains, booked) = Booked(person, null, DateOnly.MinValue, Day.AddDays(5));
        Assert.Equal(
            [(0, 1L, 0L), (0, 0L, 10L), (2, 0L, 20L)],
            gains.Select(gain =>
                (gain.Day.DayNumber - Day.DayNumber, gain.Amounts[Amounts.Shares], gain.Amounts[Counter.Impressions.Index])
            )
        );
        Assert.Equal(30, booked.Shares[0].Counters.Impressions);
    }

    [Fact]
    public void Book_KnownLate_IsBookedOnTheFirstOpenDay()
    {
        var (_, before) = Booked(Person(Seen(0, new(10, null, null, null, null))), null, DateOnly.MinValue, Day.AddDays(2));
        var later = Person(Seen(0, new(10, null, null, null, null)), Seen(1, new(25, null, null, null, null)));
        var gain = Assert.Single(Booked(later, before, Day.AddDays(3), Day.AddDays(3)).Gains);
        Assert.Equal((Day.AddDays(3), 15), (gain.Day, gain.Amounts[Counter.Impressions.Index]));
    }

    [Fact]
    public void Book_PeopleReportedAfterAnEstimate_KeepsTheBasisByWhichItWasTold()
    {
        var (first, before) = Booked(Person(), null, DateOnly.MinValue, Day);
        Assert.Equal((ReachBasis.Followers, 200), (first[0].Basis, first[0].Amounts[Amounts.Followers]));
        var (gains, then) = Booked(Person(Seen(1, new(50, null, null, null, null))), before, Day.AddDays(1), Day.AddDays(1));
        var gain = Assert.Single(gains);
        Assert.Equal(
            (ReachBasis.Followers, 50L, 0L),
            (gain.Basis, gain.Amounts[Counter.Impressions.Index], gain.Amounts[Amounts.Followers])
        );
        Assert.Equal(ReachBasis.Followers, then.Shares[0].Basis);
    }

    [Fact]
    public void Book_ShareThatACorrectionMovesPastTheDay_StaysBooked()
    {
        var (_, before) = Booked(Person(Seen(0, new(10, null, null, null, null))), null, DateOnly.MinValue, Day);
        var moved = Person(
            new ShareMade("s", new("ann"), AnyFact.Start.AddDays(1), new("x", AnyFact.Start.AddDays(30), null, null), []),
            Seen(0, new(10, null, null, null, null))
        );
        var (gains, then) = Booked(moved, before, Day.AddDays(1), Day.AddDays(1));
        Assert.Empty(gains);
        Assert.Equal(before.Shares, then.Shares);
    }

    [Fact]
    public void Book_NewcomerAfterDaysWereClosed_BringsNoPastIntoTheFigures()
    {
        var person = Person(
            new ConsentDecided(new("ann"), AnyFact.Start.AddDays(-1), false),
            new ConsentDecided(new("ann"), AnyFact.Start.AddDays(4), true),
            Seen(1, new(500, null, null, null, null)),
            Seen(6, new(507, null, null, null, null))
        );
        var gain = Assert.Single(Booked(person, null, Day.AddDays(2), Day.AddDays(8)).Gains);
        Assert.Equal(
            (0L, 0L, 7L),
            (gain.Amounts[Amounts.Shares], gain.Amounts[Amounts.Followers], gain.Amounts[Counter.Impressions.Index])
        );
    }

    [Fact]
    public void Book_WhoComesBackAfterAWithdrawal_BeginsAnewOnThatDay()
    {
        Fact[] decisions =
        [
            new ConsentDecided(new("ann"), AnyFact.Start.AddDays(1), false),
            new ConsentDecided(new("ann"), AnyFact.Start.AddDays(4), true),
        ];
        var person = Person([
            .. decisions,
            Seen(0, new(10, null, null, null, null)),
            Seen(3, new(30, null, null, null, null)),
            Seen(5, new(37, null, null, null, null)),
        ]);
        var gain = Assert.Single(Booked(person, null, Day.AddDays(5), Day.AddDays(6)).Gains);
        Assert.Equal(
            (Day.AddDays(5), 7L, 0L, 0L),
            (gain.Day, gain.Amounts[Counter.Impressions.Index], gain.Amounts[Amounts.Shares], gain.Amounts[Amounts.Followers])
        );
    }

    [Fact]
    public void Book_WhoCameBackLongAgoAndPostsNow_IsToldWholeThoughItIsKnownLate()
    {
        var person = CompanyActivity
            .Of([
                new ConsentDecided(new("ann"), AnyFact.Start.AddDays(-90), true),
                new ConsentDecided(new("ann"), AnyFact.Start.AddDays(-80), false),
                new ConsentDecided(new("ann"), AnyFact.Start.AddDays(-70), true),
                new ShareMade("s", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null), []),
                Seen(1, new(5, null, null, null, null)),
            ])
            .View(Purpose.Rights)
            .Single();
        var gains = Booked(person, null, Day.AddDays(3), Day.AddDays(3)).Gains;
        Assert.Equal(
            (1L, 5L),
            (gains.Sum(gain => gain.Amounts[Amounts.Shares]), gains.Sum(gain => gain.Amounts[Counter.Impressions.Index]))
        );
        Assert.All(gains, gain => Assert.Equal(Day.AddDays(3), gain.Day));
    }

    [Fact]
    public void Book_AnyFactsDayByDay_AddsUpToWhatBooksAtOnce() =>
        AnyFact
            .Some.Where(facts => facts.Length > 0)
            .Sample(facts =>
            {
                var last = Day.AddDays(60);
                foreach (var person in CompanyActivity.Of(facts).View(Purpose.Rights))
                {
                    var (atOnce, all) = Booked(person, null, DateOnly.MinValue, last);
                    PersonBookings? booked = null;
                    var daily = new List<Gain>();
                    for (var day = Day.AddDays(-60); day <= last; day = day.AddDays(7))
                    {
                        var through = day.AddDays(7) > last ? last : day.AddDays(6);
                        var (gains, next) = Booked(person, booked, booked is null ? DateOnly.MinValue : day, through);
                        daily.AddRange(gains);
                        booked = next;
                    }

                    Assert.Equal(all.Shares.Select(Known), booked!.Shares.Select(Known));
                    Assert.Equal(Sums(atOnce), Sums(daily));
                }
            });

    private static (string, bool, Counters) Known(Booking booking) => (booking.ShareId, booking.IsPosted, booking.Counters);

    private static List<long> Sums(IEnumerable<Gain> gains)
    {
        var sum = new Amounts();
        foreach (var gain in gains)
        {
            sum.Add(gain.Amounts);
        }

        return [.. Enumerable.Range(0, Amounts.Count).Select(figure => sum[figure])];
    }

    private static EngagementObserved Seen(int day, Counters counters) => new("s", AnyFact.Start.AddDays(day), counters);

    private static EmployeeActivity Person(params Fact[] facts) =>
        CompanyActivity
            .Of([
                new ConsentDecided(new("ann"), AnyFact.Start.AddDays(-1), true),
                new EmployeeRecorded(
                    new("ann"),
                    AnyFact.Start.AddDays(-1),
                    EmployeeAttributes.Unknown,
                    new Dictionary<string, long> { ["x"] = 200 }
                ),
                new ShareMade("s", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null), []),
                .. facts,
            ])
            .View(Purpose.Rights)
            .Single();

    private static (List<Gain> Gains, PersonBookings Booked) Booked(
        EmployeeActivity person,
        PersonBookings? before,
        DateOnly from,
        DateOnly through
    )
    {
        List<Gain> gains = [];
        return (gains, new BookShares(from, through).Book(person, before, gains));
    }
}
