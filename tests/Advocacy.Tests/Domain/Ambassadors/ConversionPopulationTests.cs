using CsCheck;

namespace Advocacy.Tests.Domain.Ambassadors;

public sealed class ConversionPopulationTests
{
    private static readonly DateTimeOffset Cutoff = AnyFact.Start.AddDays(60);
    private static readonly ConversionPopulation Population = new(
        new(3, 1, 4),
        ProfileMap.Default,
        MaxRecent: 2,
        RecentWeeks: 4,
        SeenWithinWeeks: 12,
        IncludeUnsurveyed: false
    );

    private static Fact Consent => new ConsentDecided(new("ann"), AnyFact.Start, true);

    private static Fact Hesitant => Survey(3, 3, 30);

    [Fact]
    public void Includes_HesitantVolunteerSeenOfLate_IsTrue() => Assert.True(Includes(Population, Consent, Hesitant));

    [Fact]
    public void Includes_WithoutConsent_IsFalse() => Assert.False(Includes(Population, Hesitant));

    [Fact]
    public void Includes_ConsentOnlyAfterTheCutoff_IsFalse() =>
        Assert.False(Includes(Population, new ConsentDecided(new("ann"), Cutoff, true), Hesitant));

    [Fact]
    public void Includes_WithdrawnAfterTheCutoff_IsFalse() =>
        Assert.False(Includes(Population, Consent, Hesitant, new ConsentDecided(new("ann"), Cutoff.AddDays(9), false)));

    [Fact]
    public void Includes_Unsurveyed_OnlyWhereTheOptionSaysSo()
    {
        Assert.False(Includes(Population, Consent, Share(50)));
        Assert.True(Includes(Population with { IncludeUnsurveyed = true }, Consent, Share(50)));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(2, 4)]
    public void Includes_LeftAloneAtTheCutoffOrLater_IsFalse(int synergy, int antagonism)
    {
        Assert.False(Includes(Population, Consent, Survey(synergy, antagonism, 30)));
        Assert.False(Includes(Population, Consent, Hesitant, Survey(synergy, antagonism, 90)));
    }

    [Fact]
    public void Includes_NotSeenForTooLong_IsFalse() => Assert.False(Includes(Population with { SeenWithinWeeks = 4 }, Consent, Hesitant));

    [Fact]
    public void Includes_TooManyRecentShares_IsFalse()
    {
        Assert.True(Includes(Population, Consent, Hesitant, Share(40), Share(41)));
        Assert.False(Includes(Population, Consent, Hesitant, Share(40), Share(41), Share(42)));
    }

    [Fact]
    public void Includes_AnyFactsWithoutStandingConsent_IsFalse() =>
        AnyFact.Some.Sample(facts =>
            CompanyActivity
                .Of(facts)
                .View(Purpose.Rights)
                .Where(person => !person.ConsentsTo(Purpose.Predict))
                .All(person =>
                    !(Population with { IncludeUnsurveyed = true }).Includes(person, Timeline.Of(person), AnyFact.Start.AddDays(8))
                )
        );

    private static Fact Survey(int synergy, int antagonism, int day) =>
        new SurveyAnswered(
            new("ann"),
            AnyFact.Start,
            DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(day),
            new(synergy, antagonism, 3, 3, 3)
        );

    private static Fact Share(int day) =>
        new ShareMade($"s{day}", new("ann"), AnyFact.Start, new("x", AnyFact.Start.AddDays(day), null, null), []);

    private static bool Includes(ConversionPopulation population, params Fact[] facts)
    {
        var person = CompanyActivity.Of(facts).View(Purpose.Rights).Single();
        return population.Includes(person, Timeline.Of(person), Cutoff);
    }
}
