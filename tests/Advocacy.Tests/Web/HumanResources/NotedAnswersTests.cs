namespace Advocacy.Tests.Web.HumanResources;

public sealed class NotedAnswersTests
{
    private static readonly PersonId Ann = new("ann");
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = new(AnyFact.Start);

    [Fact]
    public void TryNote_SomethingNewerIsNoted_KeepsThat()
    {
        var noted = new NotedAnswers(_clock);
        var first = Step(InvitationOutcome.Accepted, 0);
        Assert.True(noted.TryNote(Ann, first, null));
        Assert.False(noted.TryNote(Ann, Step(InvitationOutcome.Declined, 1), null));
        Assert.Equal(first, noted.Of(Ann, first.List));
        Assert.True(noted.TryNote(Ann, Step(InvitationOutcome.TakenBack, 2), first.At));
    }

    [Fact]
    public void Forget_NoteThatWasNotSent_IsNoteOfNothingAndAnothersStays()
    {
        var noted = new NotedAnswers(_clock);
        var (first, second) = (Step(InvitationOutcome.Accepted, 0), Step(InvitationOutcome.Declined, 1));
        noted.TryNote(Ann, first, null);
        noted.TryNote(Ann, second, first.At);
        noted.Forget(Ann, first);
        Assert.Equal(second, noted.Of(Ann, first.List));
        noted.Forget(Ann, second);
        Assert.Null(noted.Of(Ann, first.List));
    }

    [Fact]
    public void Of_HalfAnHourLater_IsNothing()
    {
        var noted = new NotedAnswers(_clock);
        noted.TryNote(Ann, Step(InvitationOutcome.Accepted, 0), null);
        _clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(noted.Of(Ann, Week("2026-W03")));
    }

    private static Invitation Step(InvitationOutcome outcome, int seconds) =>
        new(AnyFact.Start.AddSeconds(seconds), Week("2026-W03"), outcome);
}
