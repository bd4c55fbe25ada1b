using CsCheck;

namespace Advocacy.Tests.Ml.Learning;

public sealed class StartingScoreTests
{
    private static readonly StartingScore Score = new();

    [Fact]
    public void Score_NothingKnown_IsNothing() => Assert.Equal(0, ScoreOf(Enumerable.Repeat(float.NaN, FeatureCatalog.All.Count)), 1e-6);

    [Theory]
    [InlineData("survey_digital_culture")]
    [InlineData("survey_own_interest")]
    [InlineData("shares_ew_8w")]
    [InlineData("speaking_phase")]
    [InlineData("interactions_12w")]
    [InlineData("team_adoption")]
    public void Score_AnyRowWithMoreOfAPart_IsHigher(string feature) =>
        Rows.Sample(row =>
        {
            var more = row.ToArray();
            more[FeatureCatalog.IndexOf(feature)] += 0.5f;
            Assert.True(ScoreOf(more) > ScoreOf(row));
        });

    [Fact]
    public void Contributions_AnyRow_AddUpToTheScore() =>
        Rows.Sample(row => Assert.Equal(ScoreOf(row), Score.Contributions(StartingScore.Design.Row(row)).Sum(), 1e-9));

    private static Gen<float[]> Rows => Gen.Int[-20, 20].Select(value => value / 4f).Array[FeatureCatalog.All.Count];

    private static double ScoreOf(IEnumerable<float> row) => Score.Score([StartingScore.Design.Row([.. row])]).Single();
}
