using System.Text.Json.Serialization;

namespace Advocacy.Pipeline.Model;

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
/// <param name="Calibrated">Tenths of the test rows as used, the highest probabilities first; null in cards from before there were
/// any.</param>
/// <param name="AsUsed">The same figures of the model as it is in use: fitted and calibrated again with what is known by then; ranks are
/// within the list of each cut-off. Null in cards from before it was measured.</param>
/// <param name="Parity">What lists would lose that have as large a share of each group; null in cards from before it was measured.</param>
/// <param name="AsUsedBaselines">Simpler rankings within the list of each cut-off, to hold the model as it is in use against;
/// likewise.</param>
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
    IReadOnlyList<CalibrationPoint>? Calibrated = null,
    ModelMetrics? AsUsed = null,
    IReadOnlyList<ParityCost>? Parity = null,
    IReadOnlyList<ModelMetrics>? AsUsedBaselines = null
)
{
    /// <summary>The figures of the model, of the model as it is in use, and of simpler rankings.</summary>
    [JsonIgnore]
    public IEnumerable<ModelMetrics> Rankings =>
        [Metrics, .. Baselines, .. AsUsed is null ? [] : new[] { AsUsed }, .. AsUsedBaselines ?? []];
}

/// <summary>What a model was trained on.</summary>
/// <param name="AsOf">Nothing from this instant on was used, UTC.</param>
/// <param name="People">Different people in the rows.</param>
/// <param name="Rows">Pairs of person and cut-off.</param>
/// <param name="Positives">Rows that convert.</param>
public sealed record ModelData(DateTimeOffset AsOf, int People, int Rows, int Positives);

/// <summary>How training and test were kept apart.</summary>
/// <param name="Kind">In words.</param>
/// <param name="WarmUpWeeks">Weeks of history before the first cut-off.</param>
/// <param name="StepWeeks">Weeks from one cut-off to the next.</param>
/// <param name="TrainCutoffs">Cut-offs trained on.</param>
/// <param name="PurgedCutoffs">Cut-offs left out because their labels reach past the first test cut-off.</param>
/// <param name="TestCutoffs">Cut-offs tested on.</param>
/// <param name="LastTrainLabelEnds">Where the last training label ends, UTC.</param>
/// <param name="FirstTestCutoff">The first test cut-off, UTC.</param>
/// <param name="TrainRows">Rows trained on.</param>
/// <param name="TrainPositives">Of these, rows that convert.</param>
/// <param name="TestRows">Rows tested on.</param>
/// <param name="TestPositives">Of these, rows that convert.</param>
public sealed record ModelSplit(
    string Kind,
    int WarmUpWeeks,
    int StepWeeks,
    int TrainCutoffs,
    int PurgedCutoffs,
    int TestCutoffs,
    DateTimeOffset LastTrainLabelEnds,
    DateTimeOffset FirstTestCutoff,
    int TrainRows,
    int TrainPositives,
    int TestRows,
    int TestPositives
);

/// <summary>How much a feature matters.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Importance">Mean absolute contribution to the score over the test rows.</param>
/// <param name="Direction">Rank correlation of its value with its contribution, −1 to 1: above 0 more of it raises the score.</param>
public sealed record FeatureWeight(string Feature, string Group, double Importance, double Direction);

/// <summary>Something that model selection tried or decided, on validation folds of the training cut-offs.</summary>
/// <param name="Tried">The recipe, or two that were compared.</param>
/// <param name="AveragePrecision">Mean average precision over the folds, or the difference; null where nothing could be measured.</param>
/// <param name="Decision">What was decided, or empty.</param>
public sealed record SelectionStep(string Tried, double? AveragePrecision, string Decision);
