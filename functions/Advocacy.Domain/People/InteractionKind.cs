namespace Advocacy.Domain.People;

/// <summary>The kinds of interaction. The numbers are stored.</summary>
public enum InteractionKind
{
    /// <summary>A like or its kin.</summary>
    Reaction = 1,

    /// <summary>A comment.</summary>
    Comment = 2,

    /// <summary>A share of the share.</summary>
    Reshare = 3,

    /// <summary>A click on its link.</summary>
    Click = 4,
}
