using System.Globalization;
using Advocacy.Domain.Ambassadors;
using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Model;

/// <summary>Who is an active ambassador, whom the model is about, and how it is trained. The defaults are here and nowhere
/// else.</summary>
public sealed class ConversionOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Conversion";

    /// <summary>Shares that make an active ambassador, at least 1.</summary>
    public int MinShares { get; set; } = 3;

    /// <summary>Different weeks that they must fall in, 1 to <see cref="HorizonWeeks"/>.</summary>
    public int MinWeeks { get; set; } = 1;

    /// <summary>Weeks looked back on for activity, and forward for conversion, 1 to 52.</summary>
    public int HorizonWeeks { get; set; } = 4;

    /// <summary>Most own shares in the recent weeks of somebody in the population, at least 0.</summary>
    public int MaxRecent { get; set; } = 2;

    /// <summary>Weeks that are recent, 1 to 52.</summary>
    public int RecentWeeks { get; set; } = 4;

    /// <summary>Weeks within which somebody in the population was seen, 1 to 520.</summary>
    public int SeenWithinWeeks { get; set; } = 12;

    /// <summary>Whether people without a valid survey may be candidates.</summary>
    public bool IncludeUnsurveyed { get; set; }

    /// <summary>Weeks of history before the first cut-off, at least 1.</summary>
    public int WarmUpWeeks { get; set; } = 8;

    /// <summary>Weeks from one cut-off to the next, 1 to 52.</summary>
    public int StepWeeks { get; set; } = 1;

    /// <summary>Share of the cut-offs to train on, above 0 and below 1.</summary>
    public double TrainShare { get; set; } = 0.6;

    /// <summary>People on a weekly list, at least 1.</summary>
    public int Capacity { get; set; } = 25;

    /// <summary>Population stability index from which a feature or the score counts as drifted, above 0.</summary>
    public double DriftThreshold { get; set; } = 0.25;

    /// <summary>Invited, and as many held out, from which on the list may rank by uplift, at least 50.</summary>
    public int UpliftOutcomes { get; set; } = 300;

    /// <summary>Seed of all that is random in training.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Another map of sociodynamics: four rows of four profiles, synergy 4 first, antagonism 1 first; none is the
    /// design's.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? ProfileMap { get; set; }

    /// <summary>The population.</summary>
    public ConversionPopulation Population =>
        new(
            new AmbassadorDefinition(MinShares, MinWeeks, HorizonWeeks),
            ProfileMap is null ? Domain.People.ProfileMap.Default : Domain.People.ProfileMap.FromRows(ProfileMap),
            MaxRecent,
            RecentWeeks,
            SeenWithinWeeks,
            IncludeUnsurveyed
        );

    /// <summary>What is to be learned.</summary>
    public ConversionTask Task => new(Population, WarmUpWeeks, StepWeeks, TrainShare, Capacity, UpliftOutcomes, Seed);

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes()
    {
        foreach (
            var mistake in new[]
            {
                OptionRange.Check(nameof(MinShares), MinShares, 1, 10_000),
                OptionRange.Check(nameof(HorizonWeeks), HorizonWeeks, 1, 52),
                OptionRange.Check(nameof(MinWeeks), MinWeeks, 1, Math.Max(1, HorizonWeeks)),
                OptionRange.Check(nameof(MaxRecent), MaxRecent, 0, 10_000),
                OptionRange.Check(nameof(RecentWeeks), RecentWeeks, 1, 52),
                OptionRange.Check(nameof(SeenWithinWeeks), SeenWithinWeeks, 1, 520),
                OptionRange.Check(nameof(WarmUpWeeks), WarmUpWeeks, 1, 520),
                OptionRange.Check(nameof(StepWeeks), StepWeeks, 1, 52),
                OptionRange.Check(nameof(UpliftOutcomes), UpliftOutcomes, 50, 1_000_000),
                OptionRange.Check(nameof(Capacity), Capacity, 1, 100_000),
                DriftThreshold > 0
                    ? null
                    : string.Create(CultureInfo.InvariantCulture, $"{nameof(DriftThreshold)} is {DriftThreshold}, but must be above 0."),
                TrainShare is > 0 and < 1
                    ? null
                    : string.Create(CultureInfo.InvariantCulture, $"{nameof(TrainShare)} is {TrainShare}, but must lie between 0 and 1."),
            }
        )
        {
            if (mistake is not null)
            {
                yield return mistake;
            }
        }

        if (ProfileMapMistake() is { } map)
        {
            yield return map;
        }
    }

    private string? ProfileMapMistake()
    {
        try
        {
            _ = ProfileMap is null ? null : Domain.People.ProfileMap.FromRows(ProfileMap);
            return null;
        }
        catch (FormatException e)
        {
            return $"{nameof(ProfileMap)}: {e.Message}";
        }
    }
}
