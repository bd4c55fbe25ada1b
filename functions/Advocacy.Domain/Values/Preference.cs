using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>What somebody wants, or does not want, as they said last. Of two at the same instant no wins: in doubt, they are left
/// alone.</summary>
/// <param name="At">When they said it, UTC.</param>
/// <param name="IsWanted">Whether they want it.</param>
public readonly record struct Preference(DateTimeOffset At, bool IsWanted) : IJoin<Preference>
{
    /// <inheritdoc/>
    public Preference Join(Preference other) =>
        other.At > At ? other
        : other.At < At ? this
        : new(At, IsWanted && other.IsWanted);
}

/// <summary>What a preference is about; ordered by subject, then content.</summary>
/// <param name="Subject">What kind of thing.</param>
/// <param name="ContentId">The content; empty where it is about none.</param>
public readonly record struct PreferenceKey(PreferenceSubject Subject, string ContentId) : IComparable<PreferenceKey>
{
    /// <summary>To go with a colleague's first posts.</summary>
    public static PreferenceKey Buddy { get; } = new(PreferenceSubject.Buddy, "");

    /// <summary>To be offered a content.</summary>
    public static PreferenceKey Content(string contentId) => new(PreferenceSubject.Content, contentId);

    /// <inheritdoc/>
    public int CompareTo(PreferenceKey other)
    {
        var order = Subject.CompareTo(other.Subject);
        return order != 0 ? order : TextOrder.Instance.Compare(ContentId, other.ContentId);
    }
}

/// <summary>What preferences are about. The numbers are stored.</summary>
public enum PreferenceSubject
{
    /// <summary>A content: not wanted is "not for me".</summary>
    Content = 1,

    /// <summary>To be named to HR as a buddy for a colleague who begins.</summary>
    Buddy = 2,
}
