using Advocacy.Domain.Facts;
using Advocacy.Pipeline.Ports;
using Advocacy.Pipeline.Stages;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Pipeline.Stages;

public sealed class SelectCandidatesTests : IDisposable
{
    private static readonly DateOnly AsOf = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);
    private readonly EmbeddedPipeline _pipeline = new(("Advocacy:Conversion:Capacity", "7"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task RunAsync_NoModel_WritesNoList()
    {
        var selected = await _pipeline.SelectAsync(AsOf);
        Assert.Null(selected.File);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_pipeline.Folder.Path));
    }

    [Fact]
    public async Task RunAsync_TrainedModel_ListsTheLikeliestUpToTheCapacity()
    {
        await TrainAsync();
        var selected = await _pipeline.SelectAsync(AsOf);
        Assert.Equal("2025-W41", selected.List);
        Assert.Equal(7, selected.Candidates.Count);
        Assert.True(selected.Scored > 7);
        var lines = await File.ReadAllLinesAsync(selected.File!, Cancellation);
        Assert.Equal(8, lines.Length);
        Assert.Equal(selected.Candidates.Select(candidate => candidate.EmployeeId), lines.Skip(1).Select(line => line.Split(',')[1]));
    }

    [Fact]
    public async Task RunAsync_SameDayAsTrained_DriftsLittleAndTellsEveryFeature()
    {
        await TrainAsync();
        var selected = await _pipeline.SelectAsync(AsOf);
        var card = (await _pipeline.Get<IModelStore>().LoadAsync(Cancellation))!.Card;
        Assert.Equal(card.Reference.Select(reference => reference.Name).Order(), selected.Drift.Select(drift => drift.Name).Order());
        Assert.Equal(selected.Drift.Select(drift => drift.StabilityIndex).OrderDescending(), selected.Drift.Select(drift => drift.StabilityIndex));
        Assert.InRange(selected.Drift.Single(drift => drift.Name == "survey_digital_culture").StabilityIndex, 0, 0.1);
    }

    [Fact]
    public async Task RunAsync_SurveysAllChanged_WarnsOfDrift()
    {
        await TrainAsync();
        await _pipeline.MergeAsync([.. SimulatedFacts.All.OfType<SurveyAnswered>().Select(survey => survey.EmployeeId).Distinct().Select(id =>
            new SurveyAnswered(id, SimulatedFacts.End, AsOf.AddDays(-1), new(3, 3, 1, 1, 1)))]);
        var selected = await _pipeline.SelectAsync(AsOf);
        Assert.True(selected.Drift.Single(drift => drift.Name == "survey_digital_culture").StabilityIndex > 0.25);
        Assert.Contains(_pipeline.Logs, line => line.Contains("features drifted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_Withdrawal_TakesEffectWithTheNextRun()
    {
        await TrainAsync();
        var first = (await _pipeline.SelectAsync(AsOf)).Candidates[0].EmployeeId;
        await _pipeline.MergeAsync(new ConsentDecided(first, SimulatedFacts.End, false));
        var selected = await _pipeline.SelectAsync(AsOf);
        Assert.DoesNotContain(selected.Candidates, candidate => candidate.EmployeeId == first);
        Assert.DoesNotContain(first, await File.ReadAllTextAsync(selected.File!, Cancellation), StringComparison.Ordinal);
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
        Assert.Equal("the store holds no share", (await empty.Get<TrainModel>().RunAsync(AsOf, Cancellation)).NotEnough);
        Assert.Null(await empty.Get<IModelStore>().LoadAsync(Cancellation));
    }

    private async Task TrainAsync()
    {
        await _pipeline.MergeAsync([.. SimulatedFacts.All]);
        Assert.NotNull((await _pipeline.Get<TrainModel>().RunAsync(AsOf, Cancellation)).Card);
    }
}
