namespace Advocacy.Benchmarks.Models;

/// <summary>What the model as it is in use says of the test cut-offs.</summary>
internal static class Predicted
{
    /// <returns>The rows, and the recipe that was chosen.</returns>
    public static async Task<(IEnumerable<Prediction> Rows, string Recipe)> OfAsync(
        IReadOnlyList<EmployeeActivity> people,
        ConversionTask task
    )
    {
        var shared = people.SelectMany(person => person.Shares.Values).Select(share => share.SharedAt).ToList();
        var asOf = new DateTimeOffset(shared.Max().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        var rows = (await TrainingRows.ReadAsync(_ => people.ToAsyncEnumerable(), task, shared.Min(), asOf, CancellationToken.None))!;
        var (choice, trial) = ConversionModel.Tried(new Fitting(task.StepWeeks, task.Seed), rows);
        return (
            rows.Test.Select(
                (row, i) => new Prediction(row.Person, row.Cutoff, row.Converts, trial.UsedRanks[i], trial.UsedProbabilities[i])
            ),
            $"{choice.Recipe}; {trial.Calibration.Kind}"
        );
    }
}
