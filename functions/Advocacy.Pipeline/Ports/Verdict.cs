namespace Advocacy.Pipeline.Ports;

/// <summary>Whether a challenger takes the champion's place.</summary>
/// <param name="IsPromoted">Whether it does.</param>
/// <param name="Why">Why, in words.</param>
public sealed record Verdict(bool IsPromoted, string Why);
