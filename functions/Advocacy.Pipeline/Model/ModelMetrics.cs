namespace Advocacy.Pipeline.Model;

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
/// <param name="CalibrationError">Mean distance of what happened from the probability, over ten bins of as many rows; less is
/// better.</param>
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
    Figure CalibrationError
);

/// <summary>A tenth of the test rows: what the model said, and what happened.</summary>
/// <param name="Probability">Mean probability, 0 to 1.</param>
/// <param name="Converted">Share that converts, 0 to 1.</param>
/// <param name="Rows">Rows.</param>
public sealed record CalibrationPoint(double Probability, double Converted, int Rows);

/// <summary>A figure with its 95 % interval, by a bootstrap over people. NaN in JSON is null.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
public sealed record Figure(double? Value, double? Low, double? High);

/// <summary>How the model treats a group, at the list's capacity on the test cut-offs. Groups under 5 people are left out.</summary>
/// <param name="Kind">profile, department, country or language.</param>
/// <param name="Name">The group.</param>
/// <param name="People">Different people.</param>
/// <param name="Rows">Rows.</param>
/// <param name="BaseRate">Share that converts.</param>
/// <param name="SelectionRate">Share that would be listed.</param>
/// <param name="TruePositiveRate">Of those who convert, the share that would be listed; null where none does.</param>
public sealed record GroupMetrics(
    string Kind,
    string Name,
    int People,
    int Rows,
    double BaseRate,
    double SelectionRate,
    double? TruePositiveRate
)
{
    /// <summary>The share that would be listed, with its interval; null in cards from before there were any.</summary>
    public Figure? Selection { get; init; }

    /// <summary>Of those who convert, the share that would be listed, with its interval; likewise.</summary>
    public Figure? TruePositive { get; init; }
}

/// <summary>What lists would lose that have as large a share of each group as there is of it among those who may be listed. It is measured,
/// and not imposed.</summary>
/// <param name="Kind">profile, department, country or language.</param>
/// <param name="Precision">Share that converts of those listed.</param>
/// <param name="UnderParity">The same of lists with equal shares.</param>
/// <param name="Difference">What these gain, below 0 lose, with its interval.</param>
public sealed record ParityCost(string Kind, Figure Precision, Figure UnderParity, Figure Difference);
