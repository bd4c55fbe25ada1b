namespace Advocacy.Benchmarks.Work;

/// <summary>What a piece of work took.</summary>
/// <param name="Seconds">Until the result was durable.</param>
/// <param name="PeakBytes">The largest resident set of its process.</param>
/// <param name="Count">How much it made, in its own unit.</param>
/// <param name="Quality">How good what it made is, 0 to 1, where that can be said.</param>
internal sealed record WorkDone(double Seconds, long PeakBytes, double Count, double? Quality);
