using Advocacy.Pipeline.Ports;

namespace Advocacy.Pipeline.Stages;

/// <summary>What measuring the effect made.</summary>
/// <param name="Report">What may be told; no list where they are about too few.</param>
/// <param name="Files">Where it is.</param>
public sealed record Measured(EffectReport Report, IReadOnlyList<string> Files);
