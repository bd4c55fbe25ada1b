namespace Advocacy.Pipeline.Stages;

/// <summary>What the rollup made.</summary>
/// <param name="Rows">Rows written.</param>
/// <param name="People">People looked at.</param>
public sealed record RolledUp(long Rows, long People);
