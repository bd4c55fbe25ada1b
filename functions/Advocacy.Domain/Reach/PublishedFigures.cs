namespace Advocacy.Domain.Reach;

/// <summary>A row that marketing reads: figures about at least <see cref="SmallGroups.MinPeople"/> people.</summary>
/// <param name="Day">First day that it covers.</param>
/// <param name="Through">Last day that it covers; the first one unless small days were merged.</param>
/// <param name="Networks">The network, or several that are too small alone.</param>
/// <param name="ContentId">The content, null for shares of none, or <see cref="SmallGroups.Merged"/>.</param>
/// <param name="Figures">The figures.</param>
public sealed record PublishedFigures(DateOnly Day, DateOnly Through, IReadOnlyList<string> Networks, string? ContentId, ReachFigures Figures);
