namespace Advocacy.Pipeline.Contracts;

/// <summary>What a model is, what it was trained on and how good it is: the file model/card.json.</summary>
/// <param name="Algorithm">What kind of model.</param>
/// <param name="Definition">What it predicts, of whom.</param>
/// <param name="Data">What it was trained on.</param>
/// <param name="Split">How training and test were kept apart.</param>
/// <param name="Metrics">How well it ranks and how true its probabilities are, on the test cut-offs.</param>
/// <param name="Baseline">The same for ranking by recent activity alone.</param>
/// <param name="Features">The features and their weights, strongest first.</param>
/// <param name="FeatureSchema">SHA-256 over the features' names and scales; scoring refuses another.</param>
/// <param name="ModelHash">SHA-256 of the model file.</param>
/// <param name="Notes">What a reader should know.</param>
public sealed record ModelCard(
    string Algorithm,
    ModelDefinition Definition,
    ModelData Data,
    ModelSplit Split,
    ModelMetrics Metrics,
    ModelMetrics Baseline,
    IReadOnlyList<FeatureWeight> Features,
    string FeatureSchema,
    string ModelHash,
    IReadOnlyList<string> Notes);
