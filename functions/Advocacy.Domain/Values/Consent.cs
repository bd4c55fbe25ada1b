using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>A decision on taking part. Of two at the same instant the withdrawal wins: in doubt, no.</summary>
/// <param name="Granted">Whether the person takes part.</param>
public readonly record struct Consent(bool Granted) : IJoin<Consent>
{
    /// <inheritdoc/>
    public Consent Join(Consent other) => new(Granted && other.Granted);
}
