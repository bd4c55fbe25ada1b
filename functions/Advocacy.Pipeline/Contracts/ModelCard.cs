namespace Advocacy.Pipeline.Contracts;

/// <summary>What a model is, what it was trained on and how good it is: the file card.json beside it.</summary>
/// <param name="Version">The version: the day as of which it was trained, and a hash of the model.</param>
/// <param name="Algorithm">The recipe, in words.</param>
/// <param name="Calibration">How scores become probabilities.</param>
/// <param name="Definition">What it predicts, of whom.</param>
/// <param name="Data">What it was trained on.</param>
/// <param name="Split">How training and test were kept apart.</param>
/// <param name="Metrics">How well it ranks and how true its probabilities are, on the test cut-offs.</param>
/// <param name="Baselines">The same for simpler rankings, and for the model that served before, where it can be measured.</param>
/// <param name="Uplift">What invitations change, and whether the list ranks by it.</param>
/// <param name="Groups">How it treats groups.</param>
/// <param name="Selection">How the recipe was chosen.</param>
/// <param name="Features">What matters to it, strongest first.</param>
/// <param name="Reference">How features and score were distributed in training.</param>
/// <param name="FeatureSchema">SHA-256 over the features' names and scales; scoring refuses another.</param>
/// <param name="ModelHash">SHA-256 of the model file.</param>
/// <param name="Packages">Versions of the program and of the packages that train.</param>
/// <param name="Notes">What a reader should know.</param>
/// <param name="Calibrated">Tenths of the test rows, the highest probabilities first; null in cards from before there were any.</param>
public sealed record ModelCard(
    string Version,
    string Algorithm,
    string Calibration,
    ModelDefinition Definition,
    ModelData Data,
    ModelSplit Split,
    ModelMetrics Metrics,
    IReadOnlyList<ModelMetrics> Baselines,
    UpliftCard Uplift,
    IReadOnlyList<GroupMetrics> Groups,
    IReadOnlyList<SelectionStep> Selection,
    IReadOnlyList<FeatureWeight> Features,
    IReadOnlyList<Distribution> Reference,
    string FeatureSchema,
    string ModelHash,
    IReadOnlyDictionary<string, string> Packages,
    IReadOnlyList<string> Notes,
    IReadOnlyList<CalibrationPoint>? Calibrated = null);
