namespace Advocacy.Pipeline.Contracts;

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
