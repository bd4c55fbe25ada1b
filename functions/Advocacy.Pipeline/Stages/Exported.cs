using Advocacy.Pipeline.Ports;

namespace Advocacy.Pipeline.Stages;

/// <summary>What exporting made.</summary>
/// <param name="Report">What marketing gets.</param>
/// <param name="Files">Where the files are.</param>
public sealed record Exported(ReachReport Report, IReadOnlyList<string> Files);
