namespace Advocacy.Domain.Values;

/// <summary>A step of a person on a weekly list. Equal ones are one.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="List">The list.</param>
/// <param name="Outcome">The step.</param>
public readonly record struct Invitation(DateTimeOffset At, IsoWeek List, InvitationOutcome Outcome) : IComparable<Invitation>
{
    /// <inheritdoc/>
    public int CompareTo(Invitation other)
    {
        var order = At.CompareTo(other.At);
        order = order != 0 ? order : List.CompareTo(other.List);
        return order != 0 ? order : Outcome.CompareTo(other.Outcome);
    }
}

/// <summary>The steps of a person on a list. The numbers are stored.</summary>
public enum InvitationOutcome
{
    /// <summary>HR was asked to invite them.</summary>
    Invited = 1,

    /// <summary>Kept back at random, so that the effect can be measured.</summary>
    HeldOut = 2,

    /// <summary>They said yes.</summary>
    Accepted = 3,

    /// <summary>They said no.</summary>
    Declined = 4,

    /// <summary>They asked to be asked later.</summary>
    Later = 5,

    /// <summary>What was noted of their answer before was a mistake.</summary>
    TakenBack = 6,
}

/// <summary>What people answered.</summary>
public static class Answers
{
    /// <summary>The last answer that was noted before an instant of somebody on a list; null where there is none, or it was taken
    /// back.</summary>
    /// <param name="steps">Their steps, in order.</param>
    /// <param name="list">The list.</param>
    /// <param name="before">The instant, UTC.</param>
    public static InvitationOutcome? AnswerTo(this IEnumerable<Invitation> steps, IsoWeek list, DateTimeOffset before)
    {
        var last = steps.LastOrDefault(step =>
            step.List == list && step.At < before && step.Outcome is not (InvitationOutcome.Invited or InvitationOutcome.HeldOut)
        );
        return last.Outcome is 0 or InvitationOutcome.TakenBack ? null : last.Outcome;
    }
}
