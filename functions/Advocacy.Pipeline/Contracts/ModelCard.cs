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
    int TestPositives);

/// <summary>How good a ranking is.</summary>
/// <param name="Ranking">What ranks.</param>
/// <param name="RocAuc">Area under the ROC curve, 0 to 1; .5 is chance.</param>
/// <param name="AveragePrecision">Average precision as scikit-learn computes it, 0 to 1; the base rate is chance.</param>
/// <param name="LiftAt10Percent">Share that converts among the first 10 %, over the base rate; 1 is chance.</param>
/// <param name="Brier">Mean squared error of the probabilities, 0 to 1; less is better.</param>
/// <param name="BaseRate">Share that converts among all.</param>
public sealed record ModelMetrics(string Ranking, double RocAuc, double AveragePrecision, double LiftAt10Percent, double Brier, double BaseRate);

/// <summary>A feature's weight.</summary>
/// <param name="Feature">Its name; a suffix says that the weight is of its being missing.</param>
/// <param name="Weight">Change of the log-odds by one standard deviation.</param>
public sealed record FeatureWeight(string Feature, double Weight);
