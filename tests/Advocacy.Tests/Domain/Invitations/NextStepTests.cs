namespace Advocacy.Tests.Domain.Invitations;

public sealed class NextStepTests
{
    [Theory]
    [InlineData(1, 5, true, 3, NextStepKind.Buddy)]
    [InlineData(2, 5, false, 3, NextStepKind.Training)]
    [InlineData(3, 2, true, 3, NextStepKind.OwnGain)]
    [InlineData(3, 3, true, 3, NextStepKind.Content)]
    [InlineData(5, 4, true, 0, NextStepKind.OwnGain)]
    [InlineData(4, 4, false, 0, NextStepKind.Training)]
    [InlineData(null, null, false, 1, NextStepKind.Content)]
    public void For_Portrait_HelpsWhereItIsLowestFirst(int? ease, int? gain, bool hasActiveTeammate, int contents, NextStepKind expected)
    {
        var step = NextStep.For(
            new(new(ease, null), new(null, null), new(gain, null)),
            hasActiveTeammate,
            [.. Enumerable.Range(0, contents).Select(i => $"c{i}")]
        );
        Assert.Equal(expected, step.Kind);
        Assert.Equal(expected == NextStepKind.Content ? contents : 0, step.Contents.Count);
    }
}
