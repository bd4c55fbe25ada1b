namespace Advocacy.Tests.Pipeline.WeeklyList;

public sealed class ReadFeedbackTests : PipelineTest
{
    private static readonly IsoWeek List = Week("2025-W02");

    [Fact]
    public async Task RunAsync_SameRowsTwice_RecordEachAnswerOnce()
    {
        await InviteAsync();
        FeedbackRow[] rows = [Row(2, "ann", InvitationOutcome.Accepted), Row(3, "bob", InvitationOutcome.Declined), Row(4, "cy", null)];
        Assert.Equal((2, 0, 1), Counts(await TakeAsync(rows)));
        Assert.Equal((0, 2, 1), Counts(await TakeAsync(rows)));
        var steps = (await Pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)).ToDictionary(
            person => person.PersonId,
            person => person.Invitations.Select(step => step.Outcome).ToArray()
        );
        Assert.Equal([InvitationOutcome.Invited, InvitationOutcome.Accepted], steps[new("ann")]);
        Assert.Equal([InvitationOutcome.Invited, InvitationOutcome.Declined], steps[new("bob")]);
        Assert.Equal([InvitationOutcome.Invited], steps[new("cy")]);
    }

    [Fact]
    public async Task RunAsync_HeldOutStrangerAndImpossibleDays_AreToldAndNotRecorded()
    {
        await InviteAsync();
        var taken = await TakeAsync(
            Row(2, "di", InvitationOutcome.Accepted),
            Row(3, "zoe", InvitationOutcome.Accepted),
            Row(4, "ann", InvitationOutcome.Accepted) with
            {
                On = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(-1),
            },
            Row(5, "bob", InvitationOutcome.Accepted) with
            {
                On = new(2090, 1, 1),
            }
        );
        Assert.Equal((0, 0, 0), Counts(taken));
        Assert.Equal([2, 3, 4, 5], taken.Problems.Select(problem => problem.Line));
        Assert.All(
            await Pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation),
            person => Assert.Single(person.Invitations)
        );
    }

    private static (int, int, int) Counts(FeedbackTaken taken) => (taken.Taken, taken.Known, taken.Open);

    private static FeedbackRow Row(int line, string id, InvitationOutcome? outcome) =>
        new(line, new(id), List, outcome, DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(2));

    private Task<FeedbackTaken> TakeAsync(params FeedbackRow[] rows) => Pipeline.Get<ReadFeedback>().RunAsync(rows, Cancellation);

    private Task InviteAsync() =>
        Pipeline.MergeAsync([
            .. new[] { "ann", "bob", "cy", "di" }.Select(id => new ConsentDecided(new(id), AnyFact.Start, true)),
            .. new[] { "ann", "bob", "cy" }.Select(id => new InvitationRecorded(
                new(id),
                new(AnyFact.Start, List, InvitationOutcome.Invited)
            )),
            new InvitationRecorded(new("di"), new(AnyFact.Start, List, InvitationOutcome.HeldOut)),
        ]);
}
