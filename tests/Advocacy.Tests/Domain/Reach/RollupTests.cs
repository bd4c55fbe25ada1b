using CsCheck;

namespace Advocacy.Tests.Domain.Reach;

public sealed class RollupTests
{
    private static readonly DateTimeOffset At = AnyFact.Start.AddHours(9);
    private static readonly DateOnly Day = DateOnly.FromDateTime(At.UtcDateTime);
    private static readonly NetworkRates Rates = new(
        VisibilityRate: 0.1,
        PeoplePerImpression: 0.5,
        Audience: 1000,
        new(0.01m, 0.2m, 1m, 1.5m, 0.5m, 0.25m)
    );

    private static readonly EmployeeRecorded Followers = new(
        new("ann"),
        At.AddDays(-1),
        new(null, null, null, null, null),
        new Dictionary<string, long> { ["x"] = 300 }
    );

    [Fact]
    public void Rows_ImpressionsReported_EstimateThePeopleAndAreWorthTheirRates()
    {
        var rows = Rows(
            new ShareMade("s1", new("ann"), At, new("x", At, "c1", null), []),
            new EngagementObserved("s1", At.AddHours(1), new(100, 10, 2, null, 4)),
            new EngagementObserved("s1", At.AddDays(1), new(150, 12, 2, 1, 4))
        );
        Assert.Equal(
            [
                new(Day, "x", "c1", new("ann"), ReachBasis.Impressions, 1, new(100, 10, 2, null, 4), null, 50, 1m + 2m + 2m + 2m),
                new(Day.AddDays(1), "x", "c1", new("ann"), ReachBasis.Impressions, 0, new(50, 2, 0, 1, 0), null, 25, 0.5m + 0.4m + 1.5m),
            ],
            rows
        );
    }

    [Fact]
    public void Rows_ImpressionsNotReported_EstimateReachByFollowersOnTheDayOfSharing()
    {
        var rows = Rows(
            Followers,
            new ShareMade("s1", new("ann"), At, new("x", At, null, null), []),
            new EngagementObserved("s1", At.AddDays(1), new(null, 3, null, null, null))
        );
        Assert.Equal(
            [
                new(Day, "x", null, new("ann"), ReachBasis.Followers, 1, default, 300, 30, 0),
                new(Day.AddDays(1), "x", null, new("ann"), ReachBasis.Followers, 0, new(null, 3, null, null, null), null, null, 0.6m),
            ],
            rows
        );
    }

    [Theory]
    [InlineData(100L, 60L, ReachBasis.Reported, 60)]
    [InlineData(null, 60L, ReachBasis.ReportedAlone, 60)]
    [InlineData(100L, null, ReachBasis.Impressions, 50)]
    public void Rows_WhatTheNetworkReports_ComesFirst(long? impressions, long? reached, ReachBasis basis, double reach)
    {
        var rows = Rows(
            Followers,
            new ShareMade("s1", new("ann"), At, new("x", At, null, null), []),
            new EngagementObserved(
                "s1",
                At.AddDays(1),
                Counters.From(counter =>
                    counter == Counter.Impressions ? impressions
                    : counter == Counter.Reached ? reached
                    : null
                )
            )
        );
        Assert.All(rows, row => Assert.Equal(basis, row.Basis));
        Assert.Equal(reach, rows.Sum(row => row.Reach));
    }

    [Fact]
    public void Rows_NoFollowersKnown_LeaveReachUnknown() =>
        Assert.Null(Rows(new ShareMade("s1", new("ann"), At, new("x", At, null, null), [])).Single().Reach);

    [Fact]
    public void Rows_AnyFactsAndAnyCutOfTheDays_AreTheSameRows() =>
        Gen.Select(AnyFact.Some, Gen.Int[-1, 13])
            .Sample(
                (facts, cut) =>
                {
                    foreach (var person in CompanyActivity.Of(facts).View(Purpose.Rights))
                    {
                        var first = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime);
                        var middle = first.AddDays(cut);
                        Assert.Equal(
                            Rollup.Rows(person, _ => Rates, DateOnly.MinValue, DateOnly.MaxValue),
                            [
                                .. Rollup.Rows(person, _ => Rates, DateOnly.MinValue, middle),
                                .. Rollup.Rows(person, _ => Rates, middle, DateOnly.MaxValue),
                            ]
                        );
                    }
                }
            );

    [Fact]
    public void Rows_AnyFacts_AddUpToTheLargestCountersOfEachShare() =>
        AnyFact.Some.Sample(facts =>
        {
            foreach (var person in CompanyActivity.Of(facts).View(Purpose.Rights))
            {
                var rows = Rollup.Rows(person, _ => Rates, DateOnly.MinValue, DateOnly.MaxValue).ToList();
                Assert.Equal(person.Shares.Count, rows.Sum(row => row.Shares));
                Assert.Equal(
                    person.Shares.Values.Sum(share => share.Engagement.CumulativeBefore(DateOnly.MaxValue).Reshares ?? 0),
                    rows.Sum(row => row.Gains.Reshares ?? 0)
                );
            }
        });

    private static List<ReachRow> Rows(params Fact[] facts) =>
        [.. Rollup.Rows(CompanyActivity.Of(facts).View(Purpose.Rights).Single(), _ => Rates, DateOnly.MinValue, DateOnly.MaxValue)];
}
