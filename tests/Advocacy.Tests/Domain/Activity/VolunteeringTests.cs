using CsCheck;

namespace Advocacy.Tests.Domain.Activity;

public sealed class VolunteeringTests
{
    private static readonly DateTimeOffset At = AnyFact.Start;

    [Fact]
    public void HasStandingConsent_NoDecision_IsFalse() => Assert.False(new EmployeeActivity(new("ann")).HasStandingConsent());

    [Fact]
    public void HasStandingConsent_AnyDecisions_IsWhatTheLatestSays() =>
        Gen.Select(Gen.Int[0, 9], Gen.Bool)
            .Array[1, 6]
            .Sample(decisions =>
            {
                var latest = decisions.Max(decision => decision.Item1);
                Assert.Equal(
                    decisions.Where(decision => decision.Item1 == latest).All(decision => decision.Item2),
                    Person(decisions).HasStandingConsent()
                );
            });

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void IsVolunteerAt_ConsentedOnce_OnlyAfterIt(int days, bool expected) =>
        Assert.Equal(expected, Person((0, true)).IsVolunteerAt(At.AddDays(days)));

    [Fact]
    public void IsVolunteerAt_WithdrawnLater_IsFalseInThePastToo() =>
        Assert.False(Person((0, true), (5, false)).IsVolunteerAt(At.AddDays(3)));

    [Fact]
    public void IsVolunteerAt_WithdrawnAndBack_IsFalseBetween()
    {
        var person = Person((0, true), (5, false), (9, true));
        Assert.True(person.IsVolunteerAt(At.AddDays(3)));
        Assert.False(person.IsVolunteerAt(At.AddDays(7)));
        Assert.True(person.IsVolunteerAt(At.AddDays(10)));
    }

    private static EmployeeActivity Person(params (int Day, bool Granted)[] decisions) =>
        decisions
            .Select(decision => EmployeeActivity.Of(new ConsentDecided(new("ann"), At.AddDays(decision.Day), decision.Granted)).Single())
            .Aggregate((a, b) => a.Join(b));
}
