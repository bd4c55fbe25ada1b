using Advocacy.Pipeline.Ports;

namespace Advocacy.Pipeline.Stages;

/// <summary>What exporting made.</summary>
/// <param name="Networks">Reach by network or group of small networks.</param>
/// <param name="Files">Where the files are.</param>
public sealed record Exported(IReadOnlyList<NetworkReach> Networks, IReadOnlyList<string> Files);
