using Advocacy.Ml.Features;

namespace Advocacy.Ml.Learning;

/// <summary>Scores before there is a model: standard scores of survey, own shares, reactions to colleagues' posts and team, added up by
/// weights that nothing was learned for. What is missing adds nothing.</summary>
/// <remarks>The middle and spread of each stand here, as they are in simulated companies in their first weeks, so that a score depends on
/// nobody else. It claims no probability.</remarks>
internal sealed class StartingScore : IRanker
{
    public const string Name = "starting score";

    // As the model sees them: counts as ln(1 + value), the phase as log-odds.
    private static readonly (int Feature, double Middle, double Spread, double Weight)[] Parts =
    [
        Part("survey_digital_culture", 3, 1, 0.5),
        Part("survey_company_link", 3, 1, 0.5),
        Part("survey_own_interest", 3, 1, 0.5),
        Part("survey_synergy", 3, 0.7, 0.5),
        Part("shares_ew_8w", 0.3, 0.4, 1),
        Part("speaking_phase", -2.9, 0.6, 1),
        Part("interactions_12w", 0.75, 0.6, 1),
        Part("team_adoption", 0.1, 0.12, 1),
    ];

    /// <summary>A design that leaves what is missing in the middle.</summary>
    public static Design Design { get; } = Middles();

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public double Base => 0;

    /// <inheritdoc/>
    public IEnumerable<double> Score(IEnumerable<float[]> rows) => rows.Select(row => Contributions(row).Sum());

    /// <inheritdoc/>
    public double[] Contributions(float[] row)
    {
        var contributions = new double[row.Length];
        foreach (var (feature, middle, spread, weight) in Parts)
        {
            contributions[feature] = weight * (row[feature] - middle) / spread;
        }

        return contributions;
    }

    /// <inheritdoc/>
    public void Save(ModelArchive archive)
    {
        // It is its name: there is nothing that was learned.
    }

    private static (int, double, double, double) Part(string feature, double middle, double spread, double weight) =>
        (FeatureCatalog.IndexOf(feature), middle, spread, weight);

    private static Design Middles()
    {
        var fills = new float[FeatureCatalog.All.Count];
        foreach (var (feature, middle, _, _) in Parts)
        {
            fills[feature] = (float)middle;
        }

        return new(fills, [.. FeatureSet.All.Features]);
    }
}
