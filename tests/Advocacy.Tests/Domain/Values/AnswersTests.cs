using CsCheck;

namespace Advocacy.Tests.Domain.Values;

public sealed class AnswersTests
{
    private static readonly IsoWeek List = Week("2026-W03");

    private static readonly Gen<Invitation> AnyStep = Gen.Select(
        Gen.Int[0, 3],
        Gen.Int[1, 6],
        (minutes, outcome) => new Invitation(AnyFact.Start.AddMinutes(minutes), List, (InvitationOutcome)outcome)
    );

    [Fact]
    public void AnswerTo_AnyOrderAndRepetition_IsTheSame() =>
        Gen.Select(AnyStep.Array[1, 6], Gen.Int[0, 1_000_000])
            .Sample(
                (steps, seed) =>
                {
                    var shuffled = steps.Concat(steps).OrderBy(step => HashCode.Combine(step, seed));
                    return AnswerTo(steps) == AnswerTo(shuffled);
                }
            );

    [Theory]
    [InlineData(null, InvitationOutcome.Invited)]
    [InlineData(InvitationOutcome.Declined, InvitationOutcome.Invited, InvitationOutcome.Accepted, InvitationOutcome.Declined)]
    [InlineData(null, InvitationOutcome.Invited, InvitationOutcome.Accepted, InvitationOutcome.TakenBack)]
    [InlineData(
        InvitationOutcome.Accepted,
        InvitationOutcome.Invited,
        InvitationOutcome.Declined,
        InvitationOutcome.TakenBack,
        InvitationOutcome.Accepted
    )]
    [InlineData(InvitationOutcome.Later, InvitationOutcome.Invited, InvitationOutcome.Later)]
    public void AnswerTo_StepsOneAfterAnother_IsTheLastThatStands(InvitationOutcome? expected, params InvitationOutcome[] outcomes) =>
        Assert.Equal(expected, AnswerTo(outcomes.Select((outcome, i) => new Invitation(AnyFact.Start.AddMinutes(i), List, outcome))));

    [Fact]
    public void MayList_RefusalTakenBack_RestsNoLongerThanAnybody()
    {
        var person = new EmployeeActivity(new("p"))
        {
            Invitations = JoinSet<Invitation>.From([
                new(List.Start, List, InvitationOutcome.Invited),
                new(List.Start.AddDays(1), List, InvitationOutcome.Declined),
            ]),
        };
        var back = new Invitation(List.Start.AddDays(2), List, InvitationOutcome.TakenBack);
        var later = Week("2026-W20");
        var rules = new ListRules(10, 0.2, 0.1, 0.2, RestWeeks: 8, DeclinedRestWeeks: 26);
        Assert.False(rules.MayList(person, later, later.Start));
        Assert.True(
            rules.MayList(person with { Invitations = person.Invitations.Join(JoinSet<Invitation>.From([back])) }, later, later.Start)
        );
    }

    private static InvitationOutcome? AnswerTo(IEnumerable<Invitation> steps) =>
        JoinSet<Invitation>.From(steps).AnswerTo(List, DateTimeOffset.MaxValue);
}
