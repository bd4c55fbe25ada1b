namespace Advocacy.Domain.Reach;

/// <summary>What is assumed of a network.</summary>
/// <param name="VisibilityRate">Share of followers who see a post, 0 to 1; used only where impressions are not reported.</param>
/// <param name="Audience">Addressable audience A in people, above 0.</param>
/// <param name="EarnedMedia">Value of one of each counter, in the currency of the options.</param>
public sealed record NetworkRates(double VisibilityRate, long Audience, EarnedMediaRates EarnedMedia);
