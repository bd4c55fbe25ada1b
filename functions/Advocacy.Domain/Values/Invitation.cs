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
}
