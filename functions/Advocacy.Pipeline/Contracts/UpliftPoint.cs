namespace Advocacy.Pipeline.Contracts;

/// <summary>A point of the Qini curve of the best learner.</summary>
/// <param name="Share">Share of the rows taken, those first whom an invitation is predicted to change most, 0 to 1.</param>
/// <param name="Gained">Conversions gained by inviting them, per 100 of all rows, with the 95 % interval.</param>
/// <param name="Random">The same had they been drawn at random.</param>
public sealed record UpliftPoint(double Share, Figure Gained, double Random);
