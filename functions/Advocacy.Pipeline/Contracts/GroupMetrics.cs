namespace Advocacy.Pipeline.Contracts;

/// <summary>How the model treats a group, at the list's capacity on the test cut-offs. Groups under 5 people are left out.</summary>
/// <param name="Kind">profile, department, country or language.</param>
/// <param name="Name">The group.</param>
/// <param name="People">Different people.</param>
/// <param name="Rows">Rows.</param>
/// <param name="BaseRate">Share that converts.</param>
/// <param name="SelectionRate">Share that would be listed.</param>
/// <param name="TruePositiveRate">Of those who convert, the share that would be listed; null where none does.</param>
public sealed record GroupMetrics(string Kind, string Name, int People, int Rows, double BaseRate, double SelectionRate, double? TruePositiveRate);
