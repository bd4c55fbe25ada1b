using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>What is assumed of a network.</summary>
/// <param name="VisibilityRate">Share of followers who see a post, 0 to 1; used only where neither people nor impressions are
/// reported.</param>
/// <param name="PeoplePerImpression">Different people for each time that a post is shown, 0 to 1; used only where people are not
/// reported.</param>
/// <param name="Audience">Addressable audience A in people, above 0.</param>
/// <param name="EarnedMedia">Value of one of each counter, in the currency of the options.</param>
public sealed record NetworkRates(double VisibilityRate, double PeoplePerImpression, long Audience, EarnedMediaRates EarnedMedia);

/// <summary>What one of each counter is worth, in the currency of the options, at least 0.</summary>
/// <param name="Impression">One impression.</param>
/// <param name="Reaction">One reaction.</param>
/// <param name="Comment">One comment.</param>
/// <param name="Reshare">One reshare.</param>
/// <param name="Click">One click.</param>
/// <param name="Save">One save.</param>
public sealed record EarnedMediaRates(decimal Impression, decimal Reaction, decimal Comment, decimal Reshare, decimal Click, decimal Save)
{
    /// <summary>Earned media value: Σ counter × rate.</summary>
    public decimal ValueOf(Counters counters) =>
        (Impression * (counters.Impressions ?? 0))
        + (Reaction * (counters.Reactions ?? 0))
        + (Comment * (counters.Comments ?? 0))
        + (Reshare * (counters.Reshares ?? 0))
        + (Click * (counters.Clicks ?? 0))
        + (Save * (counters[Counter.Saves] ?? 0));
}
