using System.Globalization;
using Advocacy.Domain.Ambassadors;

namespace Advocacy.Pipeline.Model;

/// <summary>What a model predicts, of whom. Two of the same meaning are equal.</summary>
/// <param name="Label">The label in words.</param>
/// <param name="Population">The population in words.</param>
/// <param name="MinShares">Shares that make an active ambassador.</param>
/// <param name="MinWeeks">Different weeks that they must fall in.</param>
/// <param name="HorizonWeeks">Weeks that are looked at.</param>
/// <param name="MaxRecent">Most own shares in the recent weeks.</param>
/// <param name="RecentWeeks">Weeks that are recent.</param>
/// <param name="SeenWithinWeeks">Weeks within which the person was seen.</param>
/// <param name="IncludeUnsurveyed">Whether people without a valid survey belong to it.</param>
/// <param name="ProfileMap">The map of sociodynamics, synergy 4 first, antagonism 1 first.</param>
public sealed record ModelDefinition(
    string Label,
    string Population,
    int MinShares,
    int MinWeeks,
    int HorizonWeeks,
    int MaxRecent,
    int RecentWeeks,
    int SeenWithinWeeks,
    bool IncludeUnsurveyed,
    string ProfileMap
)
{
    private (string Name, object Value)[] Members =>
        [
            (nameof(MinShares), MinShares),
            (nameof(MinWeeks), MinWeeks),
            (nameof(HorizonWeeks), HorizonWeeks),
            (nameof(MaxRecent), MaxRecent),
            (nameof(RecentWeeks), RecentWeeks),
            (nameof(SeenWithinWeeks), SeenWithinWeeks),
            (nameof(IncludeUnsurveyed), IncludeUnsurveyed),
            (nameof(ProfileMap), ProfileMap),
        ];

    /// <summary>The definition of a population and its label.</summary>
    public static ModelDefinition Of(ConversionPopulation population)
    {
        var ambassador = population.Ambassador;
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"at least {Count(ambassador.MinShares, "share")} in at least {Count(ambassador.MinWeeks, "different week")} of the "
                    + $"{ambassador.HorizonWeeks} weeks from the cut-off, by people who are not active at it"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"volunteers, hesitant or constructive{(population.IncludeUnsurveyed ? " or unsurveyed" : "")}, with at most "
                    + $"{Count(population.MaxRecent, "share")} in {population.RecentWeeks} weeks, "
                    + $"seen within {population.SeenWithinWeeks} weeks"
            ),
            ambassador.MinShares,
            ambassador.MinWeeks,
            ambassador.HorizonWeeks,
            population.MaxRecent,
            population.RecentWeeks,
            population.SeenWithinWeeks,
            population.IncludeUnsurveyed,
            string.Join(
                "; ",
                Enumerable
                    .Range(0, 4)
                    .Select(row => string.Join(' ', Enumerable.Range(1, 4).Select(antagonism => population.Profiles[4 - row, antagonism])))
            )
        );
    }

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    /// <summary>Where it differs from another, in words; none where they mean the same.</summary>
    public IReadOnlyList<string> DifferencesFrom(ModelDefinition other) =>
        [
            .. Members
                .Zip(other.Members)
                .Where(pair => !pair.First.Value.Equals(pair.Second.Value))
                .Select(pair => $"{pair.First.Name} is {pair.First.Value}, not {pair.Second.Value}"),
        ];
}

/// <summary>The model does not fit this program or its options.</summary>
/// <param name="message">What differs, and what to do.</param>
public sealed class ModelMismatchException(string message) : Exception(message);
