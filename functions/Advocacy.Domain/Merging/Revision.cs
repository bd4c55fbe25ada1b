namespace Advocacy.Domain.Merging;

/// <summary>Orders what was said of one thing: the later record wins, and of two at the same instant the greater fingerprint,
/// so that ties end alike everywhere.</summary>
/// <param name="RecordedAt">When the source recorded it, UTC.</param>
/// <param name="Fingerprint">Hash of the content (<see cref="Merging.Fingerprint"/>).</param>
public readonly record struct Revision(DateTimeOffset RecordedAt, long Fingerprint) : IComparable<Revision>
{
    /// <inheritdoc/>
    public int CompareTo(Revision other)
    {
        var byTime = RecordedAt.CompareTo(other.RecordedAt);
        return byTime != 0 ? byTime : Fingerprint.CompareTo(other.Fingerprint);
    }
}
