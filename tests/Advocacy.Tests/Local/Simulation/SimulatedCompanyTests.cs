namespace Advocacy.Tests.Local.Simulation;

public sealed class SimulatedCompanyTests
{
    [Fact]
    public void Write_SameSeed_WritesTheSameBytes() =>
        Assert.Equal(Fingerprint.Hex(SimulatedFacts.Bytes(60, 6, 7)), Fingerprint.Hex(SimulatedFacts.Bytes(60, 6, 7)));

    [Fact]
    public void Write_OtherSeed_WritesAnother() =>
        Assert.NotEqual(Fingerprint.Hex(SimulatedFacts.Bytes(60, 6, 7)), Fingerprint.Hex(SimulatedFacts.Bytes(60, 6, 8)));

    [Fact]
    public void Write_Company_HasConsentAndSurveysFromMostAndEveryKindOfActivity()
    {
        var facts = SimulatedFacts.All;
        var people = facts.OfType<EmployeeRecorded>().Count();
        Assert.Equal(600, people);
        Assert.InRange(
            facts.OfType<ConsentDecided>().Where(consent => consent.Consent.Measure).DistinctBy(consent => consent.PersonId).Count(),
            people / 2,
            people - 1
        );
        Assert.InRange(facts.OfType<SurveyAnswered>().DistinctBy(survey => survey.PersonId).Count(), people / 2, people - 1);
        Assert.NotEmpty(facts.OfType<InteractionMade>());
        Assert.NotEmpty(facts.OfType<EngagementObserved>());
        Assert.Contains(facts.OfType<ContentPublished>(), content => content.Content.Campaign is not null);
    }
}
