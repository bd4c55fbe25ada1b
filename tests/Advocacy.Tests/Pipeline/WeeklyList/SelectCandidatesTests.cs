using System.Text;

namespace Advocacy.Tests.Pipeline.WeeklyList;

[Trait("Speed", "Slow")]
public sealed class SelectCandidatesTests : IDisposable
{
    private static readonly DateOnly AsOf = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);
    private readonly EmbeddedPipeline _pipeline = new(("Advocacy:Conversion:Capacity", "7"));

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task RunAsync_NobodyKnown_WritesAListOfNobodyThatSaysWhy()
    {
        await _pipeline.Get<TrainModel>().RunAsync(AsOf, Cancellation);
        var selected = await _pipeline.SelectAsync(AsOf);
        Assert.Empty(selected.Candidates);
        var list = (await _pipeline.Get<IAudit>().ReadListAsync(selected.List, Cancellation))!;
        Assert.Equal(NoModelReason.NoShares, list.WhyNone!.Reason);
    }

    [Fact]
    public async Task RunAsync_NoModel_ListsByTheStartingScoreAndHoldsSomeOut()
    {
        await _pipeline.MergeAsync([.. SimulatedFacts.All]);
        var selected = await _pipeline.SelectAsync(AsOf);
        var list = (await _pipeline.Get<IAudit>().ReadListAsync(selected.List, Cancellation))!;
        Assert.Equal((Scorer.StartingVersion, NoModelReason.NotTrained), (list.Model, list.WhyNone!.Reason));
        Assert.Equal(7, list.Invited.Count + list.HeldOut.Count);
        Assert.All(list.Invited, entry => Assert.Null(entry.Candidate.Probability));
        Assert.Contains(list.Invited, entry => entry.Candidate.Reasons.Count > 0);
        Assert.Equal(7, (await StepsAsync()).Count);
        var csv = await File.ReadAllTextAsync(selected.File!, Cancellation);
        Assert.Contains("no model yet", csv, StringComparison.Ordinal);
        Assert.Contains("pas encore de modèle", csv, StringComparison.Ordinal);
        Assert.Contains("Aucun modèle n’a encore été entraîné.", await PlainMailAsync(selected.List, "fr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_TrainedModel_ListsTheLikeliestUpToTheCapacity()
    {
        await TrainAsync();
        var selected = await _pipeline.SelectAsync(AsOf);
        Assert.Equal(Week("2025-W41"), selected.List);
        Assert.Equal(7, selected.Candidates.Count + selected.HeldOut);
        Assert.True(selected.Scored > 7);
        Assert.Equal(
            selected.Candidates.Select(candidate => candidate.Score).OrderDescending(),
            selected.Candidates.Select(candidate => candidate.Score)
        );
        var lines = await File.ReadAllLinesAsync(selected.File!, Cancellation);
        Assert.Equal(selected.Candidates.Count + 1, lines.Length);
        Assert.Equal(selected.Candidates.Select(candidate => candidate.PersonId.Value), lines.Skip(1).Select(line => line.Split(',')[1]));
    }

    [Fact]
    public async Task RunAsync_ListDrawn_IsRecordedAndRebuiltExactlyFromTheStore()
    {
        await TrainAsync();
        var drawn = await _pipeline.SelectAsync(AsOf);
        var steps = await StepsAsync();
        Assert.Equal(
            drawn.Candidates.Select(candidate => candidate.PersonId).Order(),
            steps.Where(step => step.Step.Outcome == InvitationOutcome.Invited).Select(step => step.Id)
        );
        Assert.Equal(drawn.HeldOut, steps.Count(step => step.Step.Outcome == InvitationOutcome.HeldOut));
        Assert.All(steps, step => Assert.Equal((SimulatedFacts.End, Week("2025-W41")), (step.Step.At, step.Step.List)));

        // Later in the week, with shares that would change the ranking, and by a program that would draw otherwise.
        await _pipeline.MergeAsync([
            .. (await _pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)).Select(
                (person, i) =>
                    new ShareMade(
                        $"later-{i}",
                        person.PersonId,
                        SimulatedFacts.End,
                        new("x", SimulatedFacts.End.AddHours(i % 48), null, null),
                        []
                    )
            ),
        ]);
        var rebuilt = await _pipeline.SelectAsync(AsOf.AddDays(3));
        Assert.Equal(
            drawn.Candidates.Select(candidate => (candidate.PersonId, candidate.Score)),
            rebuilt.Candidates.Select(candidate => (candidate.PersonId, candidate.Score))
        );
        Assert.Equal(drawn.HeldOut, rebuilt.HeldOut);
        Assert.Equal(7, (await StepsAsync()).Count);
    }

    [Fact]
    public async Task RunAsync_KilledWhileRecording_CompletesTheListThatWasDrawn()
    {
        await TrainAsync();
        var model = (await _pipeline.Get<IModelStore>().LoadAsync(Cancellation))!;
        var drawn = await _pipeline.SelectAsync(AsOf);
        using var killed = new EmbeddedPipeline(("Advocacy:Conversion:Capacity", "7"));
        await killed.Get<IModelStore>().SaveAsync(model, [], Cancellation);
        await killed.Get<IModelStore>().PromoteAsync(model.Card.Version, Cancellation);
        await killed.MergeAsync([
            .. SimulatedFacts.All,
            .. (await StepsAsync()).Take(3).Select(step => new InvitationRecorded(new(step.Id.Value), step.Step)),
        ]);
        Assert.Equal(
            drawn.Candidates.Select(candidate => candidate.PersonId),
            (await killed.SelectAsync(AsOf)).Candidates.Select(candidate => candidate.PersonId)
        );
    }

    [Fact]
    public async Task RunAsync_StepsOfTheListThatOthersRecorded_NeitherReplaceItNorTellWhoIsHeldOut()
    {
        await TrainAsync();
        var everybody = await _pipeline.Store.ReadAsync(Purpose.List, Cancellation).ToListAsync(Cancellation);
        await _pipeline.MergeAsync([
            new InvitationRecorded(everybody[0].PersonId, new(SimulatedFacts.End.AddHours(3), Week("2025-W41"), InvitationOutcome.Invited)),
        ]);
        var drawn = await _pipeline.SelectAsync(AsOf);
        Assert.Equal(7, drawn.Candidates.Count + drawn.HeldOut);
        var heldOut = (await StepsAsync()).Where(step => step.Step.Outcome == InvitationOutcome.HeldOut).Select(step => step.Id).ToList();
        var told = drawn.Candidates[0].PersonId;
        await _pipeline.MergeAsync([new InvitationRecorded(told, new(SimulatedFacts.End, Week("2025-W41"), InvitationOutcome.HeldOut))]);
        var again = await _pipeline.SelectAsync(AsOf);
        Assert.DoesNotContain(again.Candidates, candidate => candidate.PersonId == told || heldOut.Contains(new(candidate.PersonId.Value)));
        Assert.Equal(6, again.Candidates.Count + heldOut.Count);
    }

    [Fact]
    public async Task RunAsync_OtherOptionsLaterInTheWeek_LeaveTheListAsItWasDrawn()
    {
        await TrainAsync();
        var drawn = await _pipeline.SelectAsync(AsOf);
        var model = (await _pipeline.Get<IModelStore>().LoadAsync(Cancellation))!;
        using var other = new EmbeddedPipeline(
            ("Advocacy:Conversion:Capacity", "20"),
            ("Advocacy:Selection:Key", "YSB0aGlyZCBrZXkgZm9yIHRlc3RzLCBhbmQgb2YgMzIgYnl0ZXM=")
        );
        await other.Get<IModelStore>().SaveAsync(model, [], Cancellation);
        await other.Get<IModelStore>().PromoteAsync(model.Card.Version, Cancellation);
        await other.MergeAsync([
            .. SimulatedFacts.All,
            .. (await StepsAsync()).Select(step => new InvitationRecorded(new(step.Id.Value), step.Step)),
        ]);
        var again = await other.SelectAsync(AsOf);
        Assert.Equal(drawn.Candidates.Select(candidate => candidate.PersonId), again.Candidates.Select(candidate => candidate.PersonId));
        Assert.Equal(drawn.HeldOut, again.HeldOut);
    }

    [Fact]
    public async Task RunAsync_SomebodyListedIsErased_LeavesNothingOfThemInAnyFile()
    {
        await TrainAsync([.. SimulatedFacts.All.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))]);
        var first = (await _pipeline.SelectAsync(AsOf)).Candidates[0].PersonId;
        var id = SimulatedFacts
            .All.OfType<ConsentDecided>()
            .Select(consent => consent.PersonId)
            .First(person => TestKeys.PseudonymOf(person) == first);
        Assert.True(
            (await _pipeline.Get<EraseEmployee>().RunAsync(ErasureMessage.Of(new(id.Value), SimulatedFacts.End), Cancellation))!.IsFinal
        );
        Assert.All(
            Directory.EnumerateFiles(_pipeline.Folder.Path, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(first.Value, File.ReadAllText(file, Encoding.Latin1), StringComparison.Ordinal)
        );
        Assert.DoesNotContain((await _pipeline.SelectAsync(AsOf)).Candidates, candidate => candidate.PersonId == first);
    }

    [Fact]
    public async Task RunAsync_NextWeek_ListsNobodyAgain()
    {
        await TrainAsync();
        await _pipeline.SelectAsync(AsOf);
        await _pipeline.SelectAsync(AsOf.AddDays(7));
        var steps = await StepsAsync();
        Assert.Equal(14, steps.Count);
        Assert.Equal(14, steps.DistinctBy(step => step.Id).Count());
    }

    [Theory]
    [InlineData("Europe/Paris", "2025-10-06T03:59:00Z", false)]
    [InlineData("Europe/Paris", "2025-10-06T04:00:00Z", true)]
    [InlineData("Pacific/Auckland", "2025-10-05T17:00:00Z", true)]
    [InlineData("America/Los_Angeles", "2025-10-06T12:00:00Z", false)]
    [InlineData("America/Los_Angeles", "2025-10-06T13:00:00Z", true)]
    [InlineData("UTC", "2025-10-05T23:00:00Z", false)]
    public async Task RunScheduledAsync_HoursOfAMonday_BeginsAtSixWhereTheCompanyIs(string zone, string now, bool expected)
    {
        using var pipeline = new EmbeddedPipeline(("Advocacy:Selection:TimeZone", zone));
        pipeline.Clock.AdjustTime(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, await pipeline.Get<SelectCandidates>().RunScheduledAsync(default, Cancellation));
    }

    [Fact]
    public async Task RunScheduledAsync_ListOfTheWeekMade_BeginsNoOther()
    {
        await TrainAsync();
        await _pipeline.SelectAsync(AsOf);
        _pipeline.Clock.AdjustTime(SimulatedFacts.End.AddHours(9));
        Assert.False(await _pipeline.Get<SelectCandidates>().RunScheduledAsync(default, Cancellation));
        _pipeline.Clock.AdjustTime(SimulatedFacts.End.AddDays(7).AddHours(9));
        Assert.True(await _pipeline.Get<SelectCandidates>().RunScheduledAsync(default, Cancellation));
    }

    [Fact]
    public async Task RunAsync_SameDayAsTrained_DriftsLittleAndTellsEveryFeature()
    {
        await TrainAsync();
        var selected = await _pipeline.SelectAsync(AsOf);
        var card = (await _pipeline.Get<IModelStore>().LoadAsync(Cancellation))!.Card;
        Assert.Equal(card.Reference.Select(reference => reference.Name).Order(), selected.Drift.Select(drift => drift.Name).Order());
        Assert.Equal(
            selected.Drift.Select(drift => drift.StabilityIndex).OrderDescending(),
            selected.Drift.Select(drift => drift.StabilityIndex)
        );
        Assert.InRange(selected.Drift.Single(drift => drift.Name == "survey_digital_culture").StabilityIndex, 0, 0.1);
    }

    [Fact]
    public async Task RunAsync_SurveysAllChanged_WarnsOfDrift()
    {
        await TrainAsync();
        await _pipeline.MergeAsync([
            .. SimulatedFacts
                .All.OfType<SurveyAnswered>()
                .Select(survey => survey.PersonId)
                .Distinct()
                .Select(id => new SurveyAnswered(id, SimulatedFacts.End, AsOf.AddDays(-1), new(3, 3, 1, 1, 1))),
        ]);
        var selected = await _pipeline.SelectAsync(AsOf);
        Assert.True(selected.Drift.Single(drift => drift.Name == "survey_digital_culture").StabilityIndex > 0.25);
        Assert.Contains(_pipeline.Logs, line => line.Contains("features drifted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_Withdrawal_TakesEffectWithTheNextRun()
    {
        await TrainAsync();
        var drawn = await _pipeline.SelectAsync(AsOf);
        var first = drawn.Candidates[0].PersonId;
        await _pipeline.MergeAsync(new ConsentDecided(first, SimulatedFacts.End, false));
        var selected = await _pipeline.SelectAsync(AsOf);
        Assert.Equal((false, true), (drawn.Selected.IsDrawnBefore, selected.Selected.IsDrawnBefore));
        Assert.DoesNotContain(selected.Candidates, candidate => candidate.PersonId == first);
        Assert.DoesNotContain(first.Value, await File.ReadAllTextAsync(selected.File!, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ModelOfOtherOptions_IsRefusedWithWhatDiffers()
    {
        await TrainAsync();
        var saved = (await _pipeline.Get<IModelStore>().LoadAsync(Cancellation))!;
        using var other = new EmbeddedPipeline(("Advocacy:Conversion:MinShares", "5"), ("Advocacy:Conversion:IncludeUnsurveyed", "true"));
        await other.Get<IModelStore>().SaveAsync(saved, [], Cancellation);
        await other.Get<IModelStore>().PromoteAsync(saved.Card.Version, Cancellation);
        var refused = await Assert.ThrowsAsync<ModelMismatchException>(() => other.SelectAsync(AsOf));
        Assert.Contains("its MinShares is 3, not 5; its IncludeUnsurveyed is False, not True", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_TrainingFindsNothingToLearn_LeavesNoOldModel()
    {
        await TrainAsync();
        using var empty = new EmbeddedPipeline();
        var saved = (await _pipeline.Get<IModelStore>().LoadAsync(Cancellation))!;
        await empty.Get<IModelStore>().SaveAsync(saved, [], Cancellation);
        await empty.Get<IModelStore>().PromoteAsync(saved.Card.Version, Cancellation);
        var why = (await empty.Get<TrainModel>().RunAsync(AsOf, Cancellation)).WhyNone;
        Assert.Equal(new(NoModelReason.NoShares, "the store holds no share", null), why);
        Assert.Equal(why, await empty.Get<IModelStore>().WhyNoneAsync(Cancellation));
        Assert.Null(await empty.Get<IModelStore>().LoadAsync(Cancellation));
    }

    private async Task<string> PlainMailAsync(IsoWeek list, string language)
    {
        await using var file = File.OpenRead(_pipeline.Folder[$"candidates/{list}.{language}.eml"]);
        return (await MimeKit.MimeMessage.LoadAsync(file, Cancellation)).TextBody!;
    }

    private Task TrainAsync() => TrainAsync([.. SimulatedFacts.All]);

    private async Task TrainAsync(Fact[] facts)
    {
        await _pipeline.MergeAsync(facts);
        Assert.NotNull((await _pipeline.Get<TrainModel>().RunAsync(AsOf, Cancellation)).Card);
    }

    private async Task<List<(PersonId Id, Invitation Step)>> StepsAsync() =>
        await _pipeline
            .Store.ReadAsync(Purpose.Rights, Cancellation)
            .SelectMany(person => person.Invitations.Select(step => (person.PersonId, step)).ToAsyncEnumerable())
            .ToListAsync(Cancellation);
}
