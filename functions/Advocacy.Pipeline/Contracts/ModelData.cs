namespace Advocacy.Pipeline.Contracts;

/// <summary>What a model was trained on.</summary>
/// <param name="AsOf">Nothing from this instant on was used, UTC.</param>
/// <param name="People">Different people in the rows.</param>
/// <param name="Rows">Pairs of person and cut-off.</param>
/// <param name="Positives">Rows that convert.</param>
public sealed record ModelData(DateTimeOffset AsOf, int People, int Rows, int Positives);
