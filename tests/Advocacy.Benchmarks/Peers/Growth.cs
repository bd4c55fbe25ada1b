namespace Advocacy.Benchmarks.Peers;

/// <summary>Ingest of a load many times as large.</summary>
/// <param name="Factor">How many times the base.</param>
/// <param name="Events">Events in it.</param>
/// <param name="Seconds">What it took.</param>
/// <param name="PeakBytes">The largest resident set.</param>
internal sealed record Growth(int Factor, long Events, double Seconds, long PeakBytes);
