namespace Advocacy.Pipeline.Model;

/// <summary>What scores: a model, or where there is none yet a score that nothing was learned for.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Model">Its bytes.</param>
/// <param name="FeatureSchema">The features that it knows.</param>
/// <param name="Reference">How features and score were distributed in training; none where nothing was learned.</param>
public sealed record Scorer(string Version, ReadOnlyMemory<byte> Model, string FeatureSchema, IReadOnlyList<Distribution> Reference)
{
    /// <summary>The version of the score that nothing was learned for.</summary>
    public const string StartingVersion = "no-model-yet";

    /// <summary>A model as what scores.</summary>
    public static Scorer Of(SavedModel model) => new(model.Card.Version, model.Model, model.Card.FeatureSchema, model.Card.Reference);
}
