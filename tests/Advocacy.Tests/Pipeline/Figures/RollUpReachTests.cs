using CsCheck;

namespace Advocacy.Tests.Pipeline.Figures;

public sealed class RollUpReachTests
{
    private static readonly DateOnly First = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime);
    private static readonly DateOnly End = First.AddDays(30);

    [Fact]
    public Task RunAsync_AnyRangesInAnyOrderAndAgain_GiveTheSameRows() =>
        Gen.Select(AnyFact.Some, Gen.Int[0, 12], Gen.Int[0, 12])
            .SampleAsync(
                async (facts, a, b) =>
                {
                    using var whole = new EmbeddedPipeline();
                    await whole.MergeAsync(facts);
                    await whole.RollUpAsync(End);
                    using var parts = new EmbeddedPipeline();
                    await parts.MergeAsync(facts);
                    DateOnly[] cuts = [DateOnly.MinValue, First.AddDays(Math.Min(a, b)), First.AddDays(Math.Max(a, b)), End];
                    foreach (var part in new[] { 2, 0, 1, 2 })
                    {
                        await parts.RollUpAsync(cuts[part], cuts[part + 1]);
                    }

                    Assert.Equal(await RowsAsync(whole), await RowsAsync(parts));
                },
                iter: 30,
                threads: 1
            );

    [Fact]
    public async Task RunAsync_LateEngagement_IsInTheNextRollup()
    {
        using var pipeline = new EmbeddedPipeline();
        await pipeline.MergeAsync(
            new ConsentDecided(new("ann"), AnyFact.Start, true),
            new ShareMade("s1", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null), [])
        );
        await pipeline.RollUpAsync(End);
        await pipeline.MergeAsync(new EngagementObserved("s1", AnyFact.Start.AddDays(1), new(5, null, null, null, null)));
        await pipeline.RollUpAsync(End);
        Assert.Equal(5, (await RowsAsync(pipeline)).Sum(row => row.Gains.Impressions));
    }

    [Fact]
    public async Task RunAsync_ErasedPerson_HasNoRowsLeft()
    {
        using var pipeline = new EmbeddedPipeline();
        await pipeline.MergeAsync(
            new ConsentDecided(new("ann"), AnyFact.Start, true),
            new ShareMade("s1", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null), [])
        );
        await pipeline.RollUpAsync(End);
        await pipeline.MergeAsync(new ErasureRequested(new("ann"), AnyFact.Start));
        Assert.Empty(await RowsAsync(pipeline));
    }

    private static async Task<List<ReachRow>> RowsAsync(EmbeddedPipeline pipeline) =>
        await pipeline.Get<IReachStore>().ReadAsync(["linkedin", "x"], DateOnly.MaxValue, Cancellation).ToListAsync(Cancellation);
}
