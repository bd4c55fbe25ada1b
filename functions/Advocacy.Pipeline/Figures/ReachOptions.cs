using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Figures;

/// <summary>What is assumed of networks. The defaults are placeholders to be replaced by the company's own figures; they make
/// estimates possible and are marked as such wherever they are used.</summary>
public sealed class ReachOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Reach";

    /// <summary>Currency of the earned media value, ISO 4217.</summary>
    public string Currency { get; set; } = "EUR";

    /// <summary>Rates of networks that are not in <see cref="Networks"/>.</summary>
    public NetworkOptions Default { get; set; } = new();

    /// <summary>Rates by network, lower case.</summary>
    public IReadOnlyDictionary<string, NetworkOptions> Networks { get; set; } = new Dictionary<string, NetworkOptions>();

    /// <summary>The rates of a network.</summary>
    public NetworkRates RatesOf(string network) => (Networks.TryGetValue(network, out var own) ? own : Default).Rates;

    /// <summary>The rates of a network as figures name it: its own, or those of small networks together.</summary>
    public NetworkRates RatesOfLabel(string label) => label == SmallGroups.Merged ? Together : RatesOf(label);

    /// <summary>The rates of small networks that are told together: a rate of each would tell them apart.</summary>
    public NetworkRates Together => Default.Rates;

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes()
    {
        if (Currency.Length != 3 || !Currency.All(char.IsAsciiLetterUpper))
        {
            yield return $"{nameof(Currency)} is '{Currency}', but must be a code of three capital letters.";
        }

        foreach (
            var (name, options) in Networks
                .Select(pair => (Name: $"Networks:{pair.Key}", pair.Value))
                .Prepend((Name: nameof(Default), Default))
        )
        {
            foreach (var mistake in options.Mistakes())
            {
                yield return $"{name}:{mistake}";
            }
        }
    }
}
