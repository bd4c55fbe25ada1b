namespace Advocacy.Pipeline.Contracts;

/// <summary>A figure with its 95 % interval, by a bootstrap over people. NaN in JSON is null.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
public sealed record Figure(double? Value, double? Low, double? High);
