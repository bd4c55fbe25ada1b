namespace Advocacy.Domain.Merging;

/// <summary>A value of which the greatest <see cref="Revision"/> wins, whatever the order in which they arrive.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="Revision">Orders the values; equal revisions hold equal values.</param>
/// <param name="Value">The value said by that revision.</param>
public sealed record Latest<T>(Revision Revision, T Value) : IJoin<Latest<T>>
    where T : notnull
{
    /// <inheritdoc/>
    public Latest<T> Join(Latest<T> other) => other.Revision.CompareTo(Revision) > 0 ? other : this;
}
