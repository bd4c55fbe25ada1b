using Advocacy.Domain.Merging;

namespace Advocacy.Domain.People;

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
