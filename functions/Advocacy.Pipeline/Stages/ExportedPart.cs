using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Stages;

/// <summary>What exporting made of a group of networks.</summary>
/// <param name="Days">The publishable rows, in order of first day, last day and content.</param>
/// <param name="Total">Their sums.</param>
public sealed record ExportedPart(IReadOnlyList<PublishedFigures> Days, ReachFigures Total);
