namespace Advocacy.Tests.Domain.Invitations;

public sealed class SurveyChangeFoldTests
{
    private static readonly DateTimeOffset Monday = AnyFact.Start.AddDays(28);

    [Fact]
    public void Changes_AnswersBeforeAndAfter_AreThoseOfTheFirstListAlone()
    {
        Fact[] facts =
        [
            .. new[] { "invited", "held", "early", "gone" }.Select(id => new ConsentDecided(new(id), AnyFact.Start, true)),
            new ConsentDecided(new("gone"), Monday, false),
            .. new[] { "invited", "held", "early", "gone" }.Select(id => Answered(id, -7, 2)),
            .. new[] { "invited", "early", "gone" }.Select(id => Step(id, InvitationOutcome.Invited)),
            Step("held", InvitationOutcome.HeldOut),
            Answered("invited", 28, 4),
            Answered("invited", 90, 1),
            Answered("held", 40, 3),
            Answered("early", 27, 4),
            Answered("gone", 40, 4),
        ];
        var change = Folded(facts, Monday.AddDays(200)).Single(change => change.Axis == SurveyAxis.Synergy);
        Assert.Equal((new Moments(1, 2, 4), new Moments(1, 1, 1)), (change.Invited, change.HeldOut));
        // The day that it is measured on is not over.
        Assert.Equal(0, Folded(facts, Monday.AddDays(28)).Single(found => found.Axis == SurveyAxis.Synergy).Invited.Count);
    }

    [Fact]
    public void Of_TwoSamples_IsWelchsInterval()
    {
        // By hand: standard error 0.4899 with 7.784 degrees of freedom, whose 97.5 % point by numerical integration is 2.3172.
        var effect = SurveyEffect.Of(new(SurveyAxis.OwnInterest, Of(1, 2, 0, 1, 2), Of(0, 0, 1, -1, 0)), UpperPoint);
        Assert.Equal((1.2, true), (Math.Round(effect.Difference, 9), effect.IsSignificant));
        Assert.Equal((0.06481, 2.33519), (Math.Round(effect.Low!.Value, 5), Math.Round(effect.High!.Value, 5)));
    }

    [Fact]
    public void Of_AnswersThatDoNotVary_TellsNoInterval()
    {
        var effect = SurveyEffect.Of(new(SurveyAxis.OwnInterest, Of(1, 1, 1, 1, 1), Of(0, 0, 0, 0, 0)), UpperPoint);
        Assert.Equal((null, null, false), (effect.Low, effect.High, effect.IsSignificant));
    }

    private static double UpperPoint(double freedom) => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, freedom, 0.975);

    private static Moments Of(params double[] values) => values.Aggregate(default(Moments), (sofar, value) => sofar.With(value));

    private static IReadOnlyList<SurveyChange> Folded(Fact[] facts, DateTimeOffset asOf)
    {
        var fold = new SurveyChangeFold(TimeSpan.FromDays(28), asOf);
        foreach (var person in CompanyActivity.Of(facts).View(Purpose.Rights))
        {
            fold.Add(person);
        }

        return fold.Changes;
    }

    private static SurveyAnswered Answered(string id, int day, int synergy) =>
        new(new(id), AnyFact.Start, DateOnly.FromDateTime(Monday.AddDays(day).UtcDateTime), new(synergy, 1, 3, 3, 3));

    private static InvitationRecorded Step(string id, InvitationOutcome outcome) => new(new(id), new(Monday, Week("2025-W06"), outcome));
}
