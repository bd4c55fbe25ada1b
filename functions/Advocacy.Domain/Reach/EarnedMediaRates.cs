namespace Advocacy.Domain.Reach;

/// <summary>What one of each counter is worth, in the currency of the options, at least 0.</summary>
/// <param name="Impression">One impression.</param>
/// <param name="Reaction">One reaction.</param>
/// <param name="Comment">One comment.</param>
/// <param name="Reshare">One reshare.</param>
/// <param name="Click">One click.</param>
public sealed record EarnedMediaRates(decimal Impression, decimal Reaction, decimal Comment, decimal Reshare, decimal Click)
{
    /// <summary>Earned media value: Σ counter × rate.</summary>
    public decimal ValueOf(Counters counters) =>
        (Impression * (counters.Impressions ?? 0))
        + (Reaction * (counters.Reactions ?? 0))
        + (Comment * (counters.Comments ?? 0))
        + (Reshare * (counters.Reshares ?? 0))
        + (Click * (counters.Clicks ?? 0));
}
