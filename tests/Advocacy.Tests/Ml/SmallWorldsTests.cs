using CsCheck;

namespace Advocacy.Tests.Ml;

/// <summary>What HR gets in worlds too small to learn from: a list where anybody may be listed, and the cause in words.</summary>
[Trait("Speed", "Slow")]
public sealed class SmallWorldsTests
{
    private static readonly Lazy<IReadOnlyList<Fact>> Small = new(() => SimulatedFacts.Of(30, 2, 1));
    private static readonly Lazy<IReadOnlyList<Fact>> Company = new(() => SimulatedFacts.Of(200, 9, 1));

    [Fact]
    public async Task List_ThirtyPeopleAndAFewWeeks_IsMadeWithTheDayFromWhichAModelMayBeExpected()
    {
        var (list, mail) = await ListAsync(Small.Value, SimulatedCompany.Start.AddDays(56));
        Assert.Equal(NoModelReason.ShortHistory, list.WhyNone!.Reason);
        Assert.NotEmpty(list.Invited);
        Assert.Matches("History is too short to learn from.\nA model may be expected from [0-9]+ [A-Z][a-z]+ 2025 on", mail);
        Assert.All(list.Invited, entry => Assert.Null(entry.Candidate.Probability));
        Assert.Contains(", no model yet\n", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_NobodySharesAnything_SaysSo()
    {
        var (list, mail) = await ListAsync([.. Company.Value.Where(fact => fact is not ShareMade)], SimulatedFacts.End);
        Assert.Equal(NoModelReason.NoShares, list.WhyNone!.Reason);
        Assert.Contains("Nobody has shared anything yet", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_NobodyBecomesActive_SaysSo()
    {
        // Of each only the first share: nobody ever comes to three.
        var (list, mail) = await ListAsync(
            [
                .. Company.Value.Where(fact => fact is not ShareMade),
                .. Company.Value.OfType<ShareMade>().GroupBy(share => share.PersonId).Select(shares => shares.First()),
            ],
            SimulatedFacts.End
        );
        Assert.Equal((NoModelReason.FewConversions, null), (list.WhyNone!.Reason, list.WhyNone.ExpectedOn));
        Assert.NotEmpty(list.Invited);
        Assert.Contains("Too few colleagues have become active so far", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_SharesThatFollowNothing_KeepsAModelThatDoesNotScoreAndSaysWhy()
    {
        PersonId[] people = [.. Company.Value.OfType<ShareMade>().Select(share => share.PersonId).Distinct().Order()];
        var dice = new PCG(1, 1);
        using var pipeline = new EmbeddedPipeline();
        await pipeline.MergeAsync([
            .. Company.Value.Select(fact =>
                fact is ShareMade share ? share with { PersonId = people[(int)dice.Next((uint)people.Length)] } : fact
            ),
        ]);
        var trained = await pipeline.Get<TrainModel>().RunAsync(DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime), Cancellation);
        Assert.NotNull(trained.Card);
        Assert.Equal(NoModelReason.NoBetterThanChance, trained.WhyNone!.Reason);
        Assert.Equal(trained.WhyNone, await pipeline.Get<IModelStore>().WhyNoneAsync(Cancellation));
    }

    [Fact]
    public async Task List_NoSurvey_SaysWhatToDo()
    {
        var (list, mail) = await ListAsync([.. Company.Value.Where(fact => fact is not SurveyAnswered)], SimulatedFacts.End);
        Assert.Equal(NoModelReason.NoSurvey, list.WhyNone!.Reason);
        Assert.Empty(list.Invited);
        Assert.Contains("Send the survey", mail, StringComparison.Ordinal);
        Assert.Contains("--include-unsurveyed", list.WhyNone.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_NoSurveyAndAFewWeeks_PromisesNoModelThatTimeAloneCannotBring()
    {
        var (list, mail) = await ListAsync([.. Small.Value.Where(fact => fact is not SurveyAnswered)], SimulatedCompany.Start.AddDays(56));
        Assert.Equal((NoModelReason.NoSurvey, null), (list.WhyNone!.Reason, list.WhyNone.ExpectedOn));
        Assert.Contains("Nobody is to be invited this week", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_AllWithdraw_SaysThatNobodyAgreed()
    {
        var (list, mail) = await ListAsync(
            [
                .. Company.Value,
                .. Company
                    .Value.OfType<ConsentDecided>()
                    .Select(consent => consent.PersonId)
                    .Distinct()
                    .Select(id => new ConsentDecided(id, SimulatedFacts.End.AddDays(-1), false)),
            ],
            SimulatedFacts.End
        );
        Assert.Equal(NoModelReason.NoConsent, list.WhyNone!.Reason);
        Assert.Empty(list.People);
        // Of nobody nothing is said that is about somebody.
        Assert.DoesNotContain("simple score", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("contains names", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("of those who agreed", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Nobody has agreed to be predicted", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OneTeam_IsFullAllTheSame()
    {
        var (list, _) = await ListAsync(
            [
                .. Company.Value.Select(fact =>
                    fact is EmployeeRecorded one ? one with { Attributes = one.Attributes with { Department = "all", Team = "all" } } : fact
                ),
            ],
            SimulatedFacts.End
        );
        Assert.Equal(25, list.Listed.Count());
        Assert.Equal(25, list.TeamPlaces);
    }

    [Fact]
    public async Task List_OnePerson_IsOfNobodyOrThem()
    {
        var one = Company.Value.OfType<ConsentDecided>().First(consent => consent.Consent.Predict).PersonId;
        var (list, _) = await ListAsync([.. Company.Value.Where(fact => IsAbout(fact, one))], SimulatedFacts.End);
        Assert.InRange(list.Listed.Count(), 0, 1);
        Assert.NotNull(list.WhyNone);
    }

    private static bool IsAbout(Fact fact, PersonId id) =>
        EmployeeActivity.Of(fact).Select(person => person.PersonId).DefaultIfEmpty().First() == id;

    private static async Task<(ListRecord List, string Mail)> ListAsync(IReadOnlyList<Fact> facts, DateTimeOffset asOf)
    {
        using var pipeline = new EmbeddedPipeline();
        await pipeline.MergeAsync([.. facts]);
        var day = DateOnly.FromDateTime(asOf.UtcDateTime);
        await pipeline.Get<TrainModel>().RunAsync(day, Cancellation);
        var selected = await pipeline.SelectAsync(day);
        await using var mail = File.OpenRead(pipeline.Folder[$"candidates/{selected.List}.en.eml"]);
        return (
            (await pipeline.Get<IAudit>().ReadListAsync(selected.List, Cancellation))!,
            (await MimeKit.MimeMessage.LoadAsync(mail, Cancellation)).TextBody!.ReplaceLineEndings("\n")
        );
    }
}
