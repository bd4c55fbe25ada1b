using MathNet.Numerics.Random;

namespace Advocacy.Tests.Pipeline.Figures;

/// <summary>Every pairwise difference of published figures is zero or about five people or more.</summary>
[Trait("Speed", "Slow")]
public sealed class AdversaryTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Publications_OfAYearWithLateDataWithdrawalsAndErasures_TellOfNobody(int seed)
    {
        var adversary = await PlayAsync(seed, isLedgerKept: true);
        output.WriteLine($"{adversary.Tried} differences tried, {adversary.Found.Count} found about fewer than five");
        Assert.Empty(adversary.Found);
        Assert.True(adversary.Tried > 10_000);
    }

    /// <summary>An adversary that found nothing anywhere would prove nothing.</summary>
    [Fact]
    public async Task Publications_MadeAnewEachTime_AreFoundOut()
    {
        var adversary = await PlayAsync(seed: 1, isLedgerKept: false);
        output.WriteLine($"{adversary.Tried} differences tried, {adversary.Found.Count} found about fewer than five");
        Assert.NotEmpty(adversary.Found);
    }

    private static async Task<Adversary> PlayAsync(int seed, bool isLedgerKept)
    {
        using var pipeline = new EmbeddedPipeline();
        var (year, adversary, chance) = (new TaggedYear(seed), new Adversary(), new MersenneTwister(seed));
        await pipeline.MergeAsync([.. TaggedYear.Beginning()]);
        for (var week = 0; week < TaggedYear.Weeks; week++)
        {
            await pipeline.MergeAsync([.. year.Week(week)]);
            if (!isLedgerKept && Directory.Exists(pipeline.Folder["ledger"]))
            {
                Directory.Delete(pipeline.Folder["ledger"], recursive: true);
                Directory.Delete(pipeline.Folder["star"], recursive: true);
            }

            // Some days are closed alone, some together.
            var end = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(7 * (week + 1));
            foreach (var day in Enumerable.Range(-6, 7).Where(day => day == 0 || (isLedgerKept && chance.NextDouble() < 0.3)))
            {
                await pipeline.CloseAsync(end.AddDays(day));
            }

            adversary.Keep(pipeline.Folder.Path);
        }

        adversary.Compare();
        return adversary;
    }
}
