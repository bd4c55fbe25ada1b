namespace Advocacy.Pipeline.Contracts;

/// <summary>How well a ranking finds those whom an invitation changes.</summary>
/// <param name="Ranking">What ranks.</param>
/// <param name="Qini">The Qini coefficient, with its 95 % interval; 0 is chance, 1 perfect.</param>
public sealed record UpliftRanking(string Ranking, Figure Qini);
