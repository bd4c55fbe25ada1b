namespace Advocacy.Pipeline.Stages;

/// <summary>What a replay did.</summary>
/// <param name="Rows">Bad rows sent again.</param>
/// <param name="Poison">Poison messages sent again.</param>
/// <param name="Stayed">Bad rows too long for the queue: their files have to be mended and ingested again.</param>
public sealed record Replayed(long Rows, long Poison, long Stayed);
