using Advocacy.Ml.Features;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Scoring;

/// <summary>Finds the reasons among contributions. Features of a group say the same thing in several ways, so each group speaks once, by
/// its strongest known feature, in the order of what the group's features add together. What is not there, or never was, is no reason that
/// one could tell somebody.</summary>
internal static class Reasons
{
    private const int Most = 3;

    /// <summary>The reasons of a row.</summary>
    /// <param name="features">Its features, not scaled.</param>
    /// <param name="contributions">What each adds to its score.</param>
    public static IReadOnlyList<Reason> Of(float[] features, double[] contributions) =>
        [
            .. FeatureCatalog
                .All.Select((feature, i) => (Feature: feature, Value: features[i], Contribution: contributions[i]))
                .GroupBy(item => item.Feature.Group)
                .Select(group =>
                    (
                        Features: group.Count(),
                        Sum: group.Sum(item => item.Contribution),
                        Strongest: group
                            .Where(item => item.Feature is { IsReason: true, IsShown: true } && IsThere(item.Feature, item.Value))
                            .OrderByDescending(item => item.Contribution)
                            .ThenBy(item => item.Feature.Name, StringComparer.Ordinal)
                            .FirstOrDefault()
                    )
                )
                // What adds less than an equal part does not speak for its group: something is behind it that cannot be told.
                .Where(group => group.Sum > 0 && group.Strongest.Contribution * group.Features > group.Sum)
                .OrderByDescending(group => group.Sum)
                .Take(Most)
                .Select(group => new Reason(
                    group.Strongest.Feature.Name,
                    group.Strongest.Feature.Group.ToString(),
                    group.Strongest.Value,
                    group.Strongest.Contribution,
                    group.Sum
                )),
        ];

    private static bool IsThere(Feature feature, float value) =>
        !float.IsNaN(value) && (value != 0 || feature.Scale == FeatureScale.Recency);
}
