using Advocacy.Pipeline.Returns;

namespace Advocacy.Tests.Pipeline.Returns;

public sealed class MeasureReturnTests
{
    [Theory]
    [InlineData(0, WhyNoReturn.TooFew)]
    [InlineData(19, WhyNoReturn.TooFew)]
    [InlineData(20, WhyNoReturn.NoHoldOut)]
    public async Task RunAsync_InvitedAndNobodyHeldOut_SaysWhyNothingIsTold(int invited, WhyNoReturn why)
    {
        using var pipeline = new EmbeddedPipeline();
        var list = IsoWeek.Of(DateOnly.FromDateTime(AnyFact.Start.UtcDateTime));
        await pipeline.MergeAsync([
            .. Enumerable
                .Range(0, invited)
                .SelectMany(i =>
                    new Fact[]
                    {
                        new ConsentDecided(new($"p{i}"), AnyFact.Start, true),
                        new InvitationRecorded(new($"p{i}"), new(AnyFact.Start, list, InvitationOutcome.Invited)),
                    }
                ),
        ]);
        var measured = await pipeline.MeasureAsync(DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(7 * 30));
        Assert.Equal((why, 0), (measured.Report.Return!.Why, measured.Report.Return.Invited));
        Assert.Empty(measured.Report.Return.ByBasis);
    }
}
