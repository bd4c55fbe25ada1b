namespace Advocacy.Pipeline.Runs;

/// <summary>How far a stage has come.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Done">How much is done.</param>
/// <param name="Unit">Of what, in the plural.</param>
/// <param name="Total">How much there is, where it is known.</param>
public readonly record struct StageProgress(string Stage, long Done, string Unit, long? Total = null);
