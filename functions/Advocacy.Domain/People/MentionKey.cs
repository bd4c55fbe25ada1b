using Advocacy.Domain.Merging;

namespace Advocacy.Domain.People;

/// <summary>A share that mentions the person, and its author.</summary>
/// <param name="ShareId">The share.</param>
/// <param name="By">Its author.</param>
public readonly record struct MentionKey(string ShareId, string By) : IComparable<MentionKey>
{
    /// <inheritdoc/>
    public int CompareTo(MentionKey other)
    {
        var order = TextOrder.Instance.Compare(ShareId, other.ShareId);
        return order != 0 ? order : TextOrder.Instance.Compare(By, other.By);
    }
}
