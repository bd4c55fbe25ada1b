using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Pipeline.WeeklyList;

/// <summary>What was made stays: lists are not drawn again by other rules, a training that finds nothing takes no model away that it knows
/// less than.</summary>
[Trait("Speed", "Slow")]
public sealed class MadeBeforeTests : IDisposable
{
    private static readonly DateOnly AsOf = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);
    private readonly EmbeddedPipeline _pipeline = new(("Advocacy:Conversion:Capacity", "7"));

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task RunAsync_TrainingOfAnEarlierDayOrOfOtherOptionsFindsNothing_LeavesTheModelInItsPlace()
    {
        await TrainAsync();
        var version = (await _pipeline.Get<IModelStore>().LoadAsync(Cancellation))!.Card.Version;
        var earlier = await _pipeline.Get<TrainModel>().RunAsync(AsOf.AddDays(-270), Cancellation);
        Assert.Equal((null, version, null), (earlier.Card, earlier.Stays, earlier.Leaves));
        Assert.NotNull(earlier.WhyNone);
        Assert.Equal(version, (await _pipeline.Get<IModelStore>().LoadAsync(Cancellation))!.Card.Version);
    }

    [Fact]
    public async Task RunAsync_TrainingOfOtherOptionsFindsNothing_TakesTheModelAwayByTheClockAlone()
    {
        await TrainAsync();
        _pipeline.Get<IOptions<ConversionOptions>>().Value.MinShares = 500;
        var tried = await _pipeline.Get<TrainModel>().RunAsync(AsOf, Cancellation);
        Assert.NotNull(tried.Stays);
        Assert.NotNull(await _pipeline.Get<IModelStore>().LoadAsync(Cancellation));
        await _pipeline.Get<TrainModel>().RunScheduledAsync(AsOf, Cancellation);
        Assert.Null(await _pipeline.Get<IModelStore>().LoadAsync(Cancellation));
        Assert.Equal(tried.WhyNone, await _pipeline.Get<IModelStore>().WhyNoneAsync(Cancellation));
    }

    [Fact]
    public async Task RunAsync_ListMadeAndAskedForAgainWithMorePlaces_StaysAsItWasDrawn()
    {
        await TrainAsync();
        var drawn = await _pipeline.SelectAsync(AsOf);
        var steps = await StepsAsync();
        _pipeline.Get<IOptions<ConversionOptions>>().Value.Capacity = 60;
        var again = await _pipeline.SelectAsync(AsOf);
        Assert.Equal(drawn.Candidates.Select(one => one.PersonId), again.Candidates.Select(one => one.PersonId));
        Assert.Equal(drawn.Record!.Invited.Select(one => one.IsExplored), again.Record!.Invited.Select(one => one.IsExplored));
        Assert.Equal(steps, await StepsAsync());
    }

    [Fact]
    public async Task RunAsync_OlderListMadeAfterANewerOne_HasNobodyOfIt()
    {
        await _pipeline.MergeAsync([.. SimulatedFacts.All]);
        await _pipeline.SelectAsync(AsOf);
        var newer = (await StepsAsync()).Select(step => step.Id).ToHashSet();
        var older = await _pipeline.SelectAsync(AsOf.AddDays(-7));
        Assert.NotEmpty(older.Candidates);
        Assert.DoesNotContain((await StepsAsync()).Where(step => step.Step.List == older.List), step => newer.Contains(step.Id));
    }

    private async Task TrainAsync()
    {
        await _pipeline.MergeAsync([.. SimulatedFacts.All]);
        Assert.NotNull((await _pipeline.Get<TrainModel>().RunAsync(AsOf, Cancellation)).Card);
    }

    private async Task<List<(PersonId Id, Invitation Step)>> StepsAsync() =>
        await _pipeline
            .Store.ReadAsync(Purpose.Rights, Cancellation)
            .SelectMany(person => person.Invitations.Select(step => (person.PersonId, step)).ToAsyncEnumerable())
            .ToListAsync(Cancellation);
}
