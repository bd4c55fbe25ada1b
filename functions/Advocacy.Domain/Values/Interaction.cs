using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>What a colleague did with a share. Equal ones are one.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="ShareId">With which share.</param>
/// <param name="Kind">How.</param>
public readonly record struct Interaction(DateTimeOffset At, string ShareId, InteractionKind Kind) : IComparable<Interaction>
{
    /// <inheritdoc/>
    public int CompareTo(Interaction other)
    {
        var order = At.CompareTo(other.At);
        order = order != 0 ? order : TextOrder.Instance.Compare(ShareId, other.ShareId);
        return order != 0 ? order : Kind.CompareTo(other.Kind);
    }
}

/// <summary>The kinds of interaction. The numbers are stored.</summary>
public enum InteractionKind
{
    /// <summary>A like or a similar reaction.</summary>
    Reaction = 1,

    /// <summary>A comment.</summary>
    Comment = 2,

    /// <summary>A share of the share.</summary>
    Reshare = 3,

    /// <summary>A click on its link.</summary>
    Click = 4,
}
