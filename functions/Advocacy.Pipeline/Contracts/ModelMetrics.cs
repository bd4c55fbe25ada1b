namespace Advocacy.Pipeline.Contracts;

/// <summary>How good a ranking is, on the test cut-offs.</summary>
/// <param name="Ranking">What ranks.</param>
/// <param name="Rows">Rows that it was measured on.</param>
/// <param name="BaseRate">Share that converts among all.</param>
/// <param name="RocAuc">Area under the ROC curve, 0 to 1; .5 is chance.</param>
/// <param name="AveragePrecision">Average precision as scikit-learn computes it, 0 to 1; the base rate is chance.</param>
/// <param name="PrecisionAt5Percent">Share that converts among the first 5 %.</param>
/// <param name="LiftAt5Percent">The same over the base rate; 1 is chance.</param>
/// <param name="PrecisionAt10Percent">Share that converts among the first 10 %.</param>
/// <param name="LiftAt10Percent">The same over the base rate.</param>
/// <param name="PrecisionAtCapacity">Share that converts among the first of every cut-off, as many as a list holds.</param>
/// <param name="LiftAtCapacity">The same over the base rate.</param>
/// <param name="Brier">Mean squared error of the probabilities, 0 to 1; less is better.</param>
/// <param name="LogLoss">Mean −ln of the probability of what happened, in nats; less is better.</param>
/// <param name="CalibrationError">Mean distance of what happened from the probability, over ten bins of as many rows; less is better.</param>
public sealed record ModelMetrics(
    string Ranking,
    int Rows,
    double BaseRate,
    Figure RocAuc,
    Figure AveragePrecision,
    Figure PrecisionAt5Percent,
    Figure LiftAt5Percent,
    Figure PrecisionAt10Percent,
    Figure LiftAt10Percent,
    Figure PrecisionAtCapacity,
    Figure LiftAtCapacity,
    Figure Brier,
    Figure LogLoss,
    Figure CalibrationError);
