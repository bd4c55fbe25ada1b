namespace Advocacy.Pipeline.Contracts;

/// <summary>How good a ranking is.</summary>
/// <param name="Ranking">What ranks.</param>
/// <param name="RocAuc">Area under the ROC curve, 0 to 1; .5 is chance.</param>
/// <param name="AveragePrecision">Average precision as scikit-learn computes it, 0 to 1; the base rate is chance.</param>
/// <param name="LiftAt10Percent">Share that converts among the first 10 %, over the base rate; 1 is chance.</param>
/// <param name="Brier">Mean squared error of the probabilities, 0 to 1; less is better.</param>
/// <param name="BaseRate">Share that converts among all.</param>
public sealed record ModelMetrics(string Ranking, double RocAuc, double AveragePrecision, double LiftAt10Percent, double Brier, double BaseRate);
