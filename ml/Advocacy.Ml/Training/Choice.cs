using Advocacy.Ml.Learning;

namespace Advocacy.Ml.Training;

/// <summary>What model selection chose, and why.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Scores">Scores of the validation rows by models that had not seen them, for calibration; in the order of
/// <paramref name="Rows"/>.</param>
/// <param name="Rows">The validation rows.</param>
/// <param name="Log">What was tried: recipe, mean average precision over the folds, and what was decided.</param>
internal sealed record Choice(
    Recipe Recipe,
    IReadOnlyList<double> Scores,
    IReadOnlyList<Example> Rows,
    IReadOnlyList<(string Tried, double AveragePrecision, string Decision)> Log
);
