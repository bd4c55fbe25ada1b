namespace Advocacy.Tests.Pipeline.Effect;

public sealed class EffectReportTests
{
    private static readonly EffectReport Report = new(
        [
            ToldEffect.Of(new("2026-W03", new(20, 6, 5, 0), 12, 6)),
            ToldEffect.Of(new(EffectFold.Merged, new(60, 9, 14, 1), 20, 8)),
            ToldEffect.Of(new(EffectFold.Overall, new(80, 15, 29, 1), 32, 14)),
        ],
        [
            new(FunnelStep.Consented, 800, false),
            new(FunnelStep.Candidate, 99, false),
            new(FunnelStep.Invited, 80, false),
            new(FunnelStep.Accepted, 32, false),
            new(FunnelStep.FirstShare, 25, true),
            new(FunnelStep.Active, 14, true),
            new(FunnelStep.StillActive, null, true),
        ],
        [new(SurveyAxis.OwnInterest, 40, 0.4, 10, -0.1, 0.5, 0.12, 0.88), new(SurveyAxis.DigitalCulture, 40, 0.2, 10, 0.2, 0, null, null)]
    );

    [Theory]
    [InlineData("effect.csv")]
    [InlineData("funnel.csv")]
    [InlineData("surveys.csv")]
    [InlineData("effect.en.html")]
    [InlineData("effect.fr.html")]
    public async Task WriteEffectAsync_ListsFunnelAndSurveys_MatchesTheGoldenFile(string name)
    {
        using var folder = new TemporaryFolder();
        var files = await new EffectReports(new FolderOutputs(folder.Path)).WriteEffectAsync(Report, Cancellation);
        Assert.Contains(folder[$"effect/{name}"], files);
        Golden.Matches($"effect/{name}", await File.ReadAllTextAsync(folder[$"effect/{name}"], Cancellation));
    }

    [Fact]
    public async Task WriteEffectAsync_ListsOfFewerThanTwenty_SayWhatIsMissingAndNotThatNobodyWasInvited()
    {
        using var folder = new TemporaryFolder();
        await new EffectReports(new FolderOutputs(folder.Path)).WriteEffectAsync(
            Report with
            {
                Lists = [ToldEffect.Of(new(EffectFold.Overall, new(30, 6, 8, 1), 12, 6))],
            },
            Cancellation
        );
        var page = await File.ReadAllTextAsync(folder["effect/effect.en.html"], Cancellation);
        Assert.Contains("once twenty people or more have been invited", page, StringComparison.Ordinal);
        Assert.DoesNotContain("fewer than five people were invited", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteEffectAsync_NothingToTell_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var files = await new EffectReports(new FolderOutputs(folder.Path)).WriteEffectAsync(
            new([], FunnelFold.Publish(FunnelFold.Join([])), []),
            Cancellation
        );
        Assert.Contains(
            "It is too early to say",
            await File.ReadAllTextAsync(files.Single(file => file.EndsWith("effect.en.html", StringComparison.Ordinal)), Cancellation),
            StringComparison.Ordinal
        );
    }
}
