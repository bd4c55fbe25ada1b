using CsCheck;

namespace Advocacy.Tests.Web.Volunteers;

public sealed class WeeksOfReachTests
{
    private static readonly DateOnly Today = new(2026, 7, 8);

    [Fact]
    public void Of_AnyFacts_AddsUpToWhatTheirDaysGained() =>
        AnyFact.Some.Sample(facts =>
        {
            foreach (var person in CompanyActivity.Of(facts).Employees.Values)
            {
                var last = person.Shares.Values.SelectMany(share => share.Engagement.Days.Select(day => day.Key)).Append(Today).Max();
                var reach = WeeksOfReach.Of(person, last);
                var from = reach.Weeks[0].First;
                var gains = person
                    .Shares.Values.SelectMany(share => share.Engagement.DailyGains())
                    .Where(gain => gain.Day >= from)
                    .ToList();
                Assert.Equal(gains.Sum(gain => gain.Gain[Counter.Impressions] ?? 0), reach.Weeks.Sum(week => week.Views));
                Assert.True(reach.Lately.Views <= reach.Weeks.Sum(week => week.Views));
                Assert.All(reach.Weeks, week => Assert.True(week is { Posts: >= 0, Views: >= 0, Engagements: >= 0 }));
            }
        });

    [Fact]
    public void Of_NobodysPosts_IsTwelveEmptyWeeksFromMondays()
    {
        var reach = WeeksOfReach.Of(new EmployeeActivity(new("ann")), Today);
        Assert.Equal(12, reach.Weeks.Count);
        Assert.All(reach.Weeks, week => Assert.Equal(DayOfWeek.Monday, week.First.DayOfWeek));
        Assert.Equal(new DateOnly(2026, 7, 6), reach.Weeks[^1].First);
        Assert.Empty(reach.Posts);
    }
}
