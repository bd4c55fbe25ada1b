namespace Advocacy.Pipeline.Contracts;

/// <summary>A tenth of the test rows: what the model said, and what happened.</summary>
/// <param name="Probability">Mean probability, 0 to 1.</param>
/// <param name="Converted">Share that converts, 0 to 1.</param>
/// <param name="Rows">Rows.</param>
public sealed record CalibrationPoint(double Probability, double Converted, int Rows);
