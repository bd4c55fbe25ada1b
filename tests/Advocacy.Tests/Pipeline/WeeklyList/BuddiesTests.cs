namespace Advocacy.Tests.Pipeline.WeeklyList;

public sealed class BuddiesTests
{
    private static readonly Buddies All = new([
        new(TeamOf("north"), new("ann")),
        new(TeamOf("north"), new("bob")),
        new(TeamOf("south"), new("cy")),
    ]);

    [Fact]
    public void For_SeveralOfATeam_TakesThemInTurn() =>
        Assert.Equal(["ann", "bob", "ann"], Enumerable.Range(0, 3).Select(_ => All.For(Of("di", "north"))!.Value.Value));

    [Theory]
    [InlineData("cy", "south")]
    [InlineData("di", "east")]
    [InlineData("di", null)]
    public void For_NobodyElseOfTheirTeam_IsNobody(string person, string? team) => Assert.Null(All.For(Of(person, team)));

    [Fact]
    public void For_OneOfThemselves_IsTheOther() =>
        Assert.All(Enumerable.Range(0, 4), _ => Assert.Equal("bob", All.For(Of("ann", "north"))!.Value.Value));

    private static string TeamOf(string team) => new EmployeeAttributes("sales", team, null, null, null).TeamKey!;

    private static Candidate Of(string person, string? team) =>
        new(new(person), new("sales", team, null, null, null), Profile.Hesitant, 1, null, []);
}
