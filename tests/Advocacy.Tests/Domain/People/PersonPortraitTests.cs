namespace Advocacy.Tests.Domain.People;

public sealed class PersonPortraitTests
{
    private static readonly DateTimeOffset Cutoff = AnyFact.Start.AddDays(200);

    [Fact]
    public void At_SomebodyOfWhomNothingIsKnown_SaysSo()
    {
        var portrait = PersonPortrait.At(new EmployeeActivity(new("ann")), Cutoff);
        Assert.Equal(
            (new PortraitAxis(null, 1), new PortraitAxis(null, 1), new PortraitAxis(null, null)),
            (portrait.DigitalCulture, portrait.CompanyLink, portrait.OwnInterest)
        );
    }

    [Fact]
    public void At_SurveyAndActs_KeepsBothAndLetsTheSurveySpeak()
    {
        var portrait = PersonPortrait.At(
            Person([
                new SurveyAnswered(new("ann"), Cutoff, DateOnly.FromDateTime(Cutoff.AddDays(-9).UtcDateTime), new(3, 1, 2, 4, 5)),
                new EmployeeRecorded(
                    new("ann"),
                    AnyFact.Start,
                    EmployeeAttributes.Unknown,
                    new Dictionary<string, long>
                    {
                        ["x"] = 5,
                        ["linkedin"] = 70,
                        ["mastodon"] = 0,
                    }
                ),
                Shared("s1", 3),
                Shared("s2", 10),
                Answered("s1"),
                .. Enumerable
                    .Range(1, 6)
                    .Select(week => new InteractionMade(new("ann"), new(Cutoff.AddDays(-7 * week), "s9", InteractionKind.Comment))),
            ]),
            Cutoff
        );
        // Two networks and six weeks with something in them; six interactions; one share of two was answered.
        Assert.Equal(
            (new PortraitAxis(2, 5), new PortraitAxis(4, 4), new PortraitAxis(5, 3)),
            (portrait.DigitalCulture, portrait.CompanyLink, portrait.OwnInterest)
        );
        Assert.Equal(2, portrait.DigitalCulture.Level);
    }

    [Fact]
    public void At_WhatHappensFromTheCutoffOn_ChangesNothing()
    {
        Fact[] before = [Shared("s1", 30), new InteractionMade(new("ann"), new(Cutoff.AddDays(-20), "s9", InteractionKind.Reaction))];
        Fact[] after =
        [
            Shared("s2", 0),
            new InteractionMade(new("ann"), new(Cutoff, "s9", InteractionKind.Reaction)),
            new EngagementObserved("s1", Cutoff, new(null, 9, null, null, null)),
        ];
        Assert.Equal(PersonPortrait.At(Person(before), Cutoff), PersonPortrait.At(Person([.. before, .. after]), Cutoff));
    }

    private static EmployeeActivity Person(params Fact[] facts) =>
        CompanyActivity.Of(facts).View(Purpose.Rights).Single(person => person.PersonId == new PersonId("ann"));

    private static ShareMade Shared(string id, int daysBefore) =>
        new(id, new("ann"), AnyFact.Start, new("x", Cutoff.AddDays(-daysBefore), null, null), []);

    private static EngagementObserved Answered(string share) => new(share, Cutoff.AddDays(-2), new(100, 1, 0, 0, 0));
}
