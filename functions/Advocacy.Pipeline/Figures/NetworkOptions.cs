using System.Globalization;
using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Figures;

/// <summary>What is assumed of one network.</summary>
public sealed class NetworkOptions
{
    /// <summary>Share of followers who see a post where impressions are not reported, 0 to 1. An assumption.</summary>
    public double VisibilityRate { get; set; } = 0.1;

    /// <summary>Addressable audience in people, above 0. An assumption.</summary>
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

    internal NetworkRates Rates => new(VisibilityRate, Audience, new(Impression, Reaction, Comment, Reshare, Click));

    internal IEnumerable<string> Mistakes()
    {
        if (VisibilityRate is not (>= 0 and <= 1))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(VisibilityRate)} is {VisibilityRate}, but must be from 0 to 1."
            );
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
