using Advocacy.Reports.Texts;

namespace Advocacy.Tests.Reports.Texts;

/// <summary>What HR reads as reasons: nothing that was counted, and no answer.</summary>
public sealed class GistsTests
{
    public static TheoryData<string> Features => [.. Words.All[0].Reasons.Keys];

    [Theory]
    [MemberData(nameof(Features))]
    public void GistsOf_EveryFeature_IsASentenceWithoutItsValue(string feature)
    {
        foreach (var words in Words.All)
        {
            var said = Assert.Single(words.GistsOf([new(feature, "any", 4321, 1, 1)]));
            Assert.DoesNotContain(said, char.IsDigit);
            Assert.DoesNotContain("{", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void GistsOf_SeveralOfOneKind_IsSaidOnce() =>
        Assert.Equal(
            ["has posted lately", "follows what colleagues post"],
            Words.All[0].GistsOf([new("shares_1w", "", 1, 3, 3), new("comments_12w", "", 1, 2, 2), new("days_since_share", "", 1, 1, 1)])
        );

    // Whoever reads that answers speak for somebody has read what they answered.
    [Fact]
    public void GistsOf_AnswersAndOthers_AreTheOthers()
    {
        Reason answer = new("survey_synergy", "", 4, 9, 9),
            invited = new("invitation_accepted", "", 1, 8, 8);
        Assert.Equal(["has posted lately"], Words.All[0].GistsOf([answer, invited, new("shares_1w", "", 1, 3, 3)]));
        Assert.Equal(["is like others who began", "has been invited before"], Words.All[0].GistsOf([answer, invited]));
    }

    [Fact]
    public void Gists_BothLanguages_HaveThemAll() =>
        Assert.All(Words.All, words => Assert.Equal(Enum.GetValues<Gist>(), words.Gists.Keys.Order()));
}
