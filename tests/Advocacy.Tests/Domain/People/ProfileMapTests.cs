namespace Advocacy.Tests.Domain.People;

public sealed class ProfileMapTests
{
    private static readonly DateTimeOffset Cutoff = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ToString_Default_PrintsTheMap() => Golden.Matches("profile-map.txt", ProfileMap.Default.ToString());

    [Fact]
    public void Default_EveryCell_HasAProfile() =>
        Assert.DoesNotContain(
            Profile.Unsurveyed,
            Enumerable.Range(0, 16).Select(cell => ProfileMap.Default[(cell / 4) + 1, (cell % 4) + 1])
        );

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 5)]
    public void Indexer_LevelOffTheScale_Throws(int synergy, int antagonism) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProfileMap.Default[synergy, antagonism]);

    [Theory]
    [InlineData("Engaged", 3)]
    [InlineData("Unsurveyed", 4)]
    [InlineData("Saint", 4)]
    [InlineData("7", 4)]
    public void FromRows_WrongCellOrShape_Throws(string name, int columns) =>
        Assert.Throws<FormatException>(() => ProfileMap.FromRows([.. Enumerable.Repeat(Enumerable.Repeat(name, columns).ToArray(), 4)]));

    [Theory]
    [InlineData("2026-03-01", Profile.Hesitant)]
    [InlineData("2025-03-02", Profile.Hesitant)]
    [InlineData("2025-03-01", Profile.Unsurveyed)]
    [InlineData("2026-03-02", Profile.Unsurveyed)]
    public void ProfileAt_SurveyOnDay_CountsForTwelveMonthsFromTheNextDay(string day, Profile expected) =>
        Assert.Equal(expected, ProfileMap.Default.ProfileAt(Surveyed(day, 3, 3), Cutoff));

    [Fact]
    public void IsLeftAlone_OpponentByALaterSurvey_IsLeftAloneAtTheCutoffToo()
    {
        var person = Surveyed("2026-01-05", 3, 3).Join(Surveyed("2026-06-01", 1, 3));
        Assert.Equal(Profile.Hesitant, ProfileMap.Default.ProfileAt(person, Cutoff));
        Assert.True(ProfileMap.Default.IsLeftAlone(person, Cutoff));
    }

    [Theory]
    [InlineData(Profile.Hesitant, true, false)]
    [InlineData(Profile.Constructive, true, false)]
    [InlineData(Profile.Engaged, false, false)]
    [InlineData(Profile.Torn, false, false)]
    [InlineData(Profile.Passive, false, false)]
    [InlineData(Profile.Unsurveyed, false, false)]
    [InlineData(Profile.Grumbler, false, true)]
    [InlineData(Profile.Opponent, false, true)]
    [InlineData(Profile.Rebel, false, true)]
    public void CanBeWon_EachProfile_IsNeverLeftAlone(Profile profile, bool canBeWon, bool isLeftAlone)
    {
        Assert.Equal(canBeWon, profile.CanBeWon());
        Assert.Equal(isLeftAlone, profile.IsLeftAlone());
    }

    private static EmployeeActivity Surveyed(string day, int synergy, int antagonism)
    {
        var answers = new SurveyAnswers(synergy, antagonism, 3, 3, 3);
        return new(new("ann"))
        {
            Surveys = JoinMap<DateOnly, Latest<SurveyAnswers>>.Of(DateOnly.Parse(day, null), new(answers.RevisionAt(Cutoff), answers)),
        };
    }
}
