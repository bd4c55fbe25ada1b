using System.Globalization;
using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Figures;

/// <summary>What is assumed of one network.</summary>
public sealed class NetworkOptions
{
    /// <summary>Share of followers who see a post where neither people nor impressions are reported, 0 to 1. An assumption: networks show a
    /// post to a part of the followers, and a tenth is on the low side.</summary>
    public double VisibilityRate { get; set; } = 0.1;

    /// <summary>Different people for each time that a post is shown where people are not reported, 0 to 1. An assumption: somebody who sees
    /// it again counts again, and one in two is on the low side. Your own posts that report both give a better one:
    /// Σ reached / Σ impressions.</summary>
    public double PeoplePerImpression { get; set; } = 0.5;

    /// <summary>Addressable audience in people, above 0. An assumption, to be replaced by the people whom the company wants to reach on the
    /// network: the larger, the less unduplicated reach differs from reach.</summary>
    public long Audience { get; set; } = 1_000_000;

    /// <summary>Value of one impression, at least 0. An assumption, as all values here.</summary>
    public decimal Impression { get; set; } = 0.01m;

    /// <summary>Value of one reaction, at least 0.</summary>
    public decimal Reaction { get; set; } = 0.2m;

    /// <summary>Value of one comment, at least 0.</summary>
    public decimal Comment { get; set; } = 1m;

    /// <summary>Value of one reshare, at least 0.</summary>
    public decimal Reshare { get; set; } = 1.5m;

    /// <summary>Value of one click, at least 0.</summary>
    public decimal Click { get; set; } = 1m;

    /// <summary>Value of one save, at least 0.</summary>
    public decimal Save { get; set; } = 0.5m;

    internal NetworkRates Rates =>
        new(VisibilityRate, PeoplePerImpression, Audience, new(Impression, Reaction, Comment, Reshare, Click, Save));

    internal IEnumerable<string> Mistakes()
    {
        foreach (var (name, rate) in new[] { (nameof(VisibilityRate), VisibilityRate), (nameof(PeoplePerImpression), PeoplePerImpression) })
        {
            if (rate is not (>= 0 and <= 1))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{name} is {rate}, but must be from 0 to 1.");
            }
        }

        if (Audience <= 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{nameof(Audience)} is {Audience}, but must be above 0.");
        }

        foreach (
            var (name, value) in new[]
            {
                (nameof(Impression), Impression),
                (nameof(Reaction), Reaction),
                (nameof(Comment), Comment),
                (nameof(Reshare), Reshare),
                (nameof(Click), Click),
                (nameof(Save), Save),
            }
        )
        {
            if (value < 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but must be at least 0.");
            }
        }
    }
}
