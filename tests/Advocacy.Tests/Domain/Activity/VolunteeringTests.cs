using CsCheck;

namespace Advocacy.Tests.Domain.Activity;

public sealed class VolunteeringTests
{
    private static readonly DateTimeOffset At = AnyFact.Start;

    [Fact]
    public void ConsentsTo_NoDecision_IsFalse() => Assert.False(new EmployeeActivity(new("ann")).ConsentsTo(Purpose.Predict));

    [Fact]
    public void ConsentsTo_AnyDecisions_IsWhatTheLatestSays() =>
        Gen.Select(Gen.Int[0, 9], Gen.Bool)
            .Array[1, 6]
            .Sample(decisions =>
            {
                var latest = decisions.Max(decision => decision.Item1);
                Assert.Equal(
                    decisions.Where(decision => decision.Item1 == latest).All(decision => decision.Item2),
                    Person(decisions).ConsentsTo(Purpose.Predict)
                );
            });

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void IsVolunteerAt_ConsentedOnce_OnlyAfterIt(int days, bool expected) =>
        Assert.Equal(expected, Person((0, true)).IsVolunteerAt(At.AddDays(days), Purpose.Predict));

    [Fact]
    public void IsVolunteerAt_WithdrawnLater_IsFalseInThePastToo() =>
        Assert.False(Person((0, true), (5, false)).IsVolunteerAt(At.AddDays(3), Purpose.Predict));

    [Fact]
    public void IsVolunteerAt_WithdrawnAndBack_IsFalseBetween()
    {
        var person = Person((0, true), (5, false), (9, true));
        Assert.True(person.IsVolunteerAt(At.AddDays(3), Purpose.Predict));
        Assert.False(person.IsVolunteerAt(At.AddDays(7), Purpose.Predict));
        Assert.True(person.IsVolunteerAt(At.AddDays(10), Purpose.Predict));
    }

    [Theory]
    [InlineData(true, true, true, "Measure, Predict, List")]
    [InlineData(true, false, true, "Measure")]
    [InlineData(true, true, false, "Measure, Predict")]
    [InlineData(false, true, true, "")]
    public void ConsentsTo_DecisionByPurpose_LaterPurposesStandOnEarlierOnes(bool measure, bool predict, bool list, string expected)
    {
        var person = EmployeeActivity.Of(new ConsentDecided(new("ann"), At, new Consent(measure, predict, list))).Single();
        Assert.Equal(
            expected,
            string.Join(", ", Enum.GetValues<Purpose>().Where(purpose => purpose != Purpose.Rights && person.ConsentsTo(purpose)))
        );
    }

    private static EmployeeActivity Person(params (int Day, bool Granted)[] decisions) =>
        decisions
            .Select(decision => EmployeeActivity.Of(new ConsentDecided(new("ann"), At.AddDays(decision.Day), decision.Granted)).Single())
            .Aggregate((a, b) => a.Join(b));
}
