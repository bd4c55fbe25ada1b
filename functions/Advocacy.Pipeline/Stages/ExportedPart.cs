using Advocacy.Pipeline.Ports;

namespace Advocacy.Pipeline.Stages;

/// <summary>What exporting made of a group of networks.</summary>
/// <param name="Facts">What marketing reads of it.</param>
/// <param name="Files">The files of its facts.</param>
public sealed record ExportedPart(NetworkFacts Facts, IReadOnlyList<StarFile> Files);
