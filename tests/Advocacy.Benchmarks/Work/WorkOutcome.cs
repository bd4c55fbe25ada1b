namespace Advocacy.Benchmarks.Work;

/// <summary>What a piece of work made.</summary>
/// <param name="Count">How much, in its own unit.</param>
/// <param name="Quality">How good, 0 to 1, where that can be said.</param>
internal sealed record WorkOutcome(double Count, double? Quality = null)
{
    /// <summary>What it took, where that is less than the whole: getting ready is not counted.</summary>
    public double? Seconds { get; init; }

    /// <summary>The largest resident set of another process that did it.</summary>
    public long? PeakBytes { get; init; }
}
