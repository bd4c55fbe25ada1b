using Advocacy.Ml.Features;

namespace Advocacy.Ml.Learning;

/// <summary>Features that a model looks at.</summary>
/// <param name="Name">In words, for the card.</param>
/// <param name="Features">Where they stand in <see cref="FeatureCatalog.All"/>, ascending.</param>
internal sealed record FeatureSet(string Name, IReadOnlyList<int> Features)
{
    /// <summary>All of them.</summary>
    public static FeatureSet All { get; } = Of("all features", _ => true);

    /// <summary>Those without the rhythm of shares.</summary>
    public static FeatureSet WithoutRhythm { get; } = Of("features without the rhythm", feature => !feature.IsRhythm);

    /// <summary>Those about the person alone.</summary>
    public static FeatureSet WithoutNeighbourhood { get; } =
        Of("features without the neighbourhood", feature => feature.Group != FeatureGroup.Neighbourhood);

    /// <summary>One alone.</summary>
    public static FeatureSet Alone(string feature) => Of($"{feature} alone", other => other.Name == feature);

    /// <inheritdoc/>
    public bool Equals(FeatureSet? other) => Name == other?.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    private static FeatureSet Of(string name, Func<Feature, bool> has) =>
        new(name, [.. FeatureCatalog.All.Index().Where(pair => has(pair.Item)).Select(pair => pair.Index)]);
}
