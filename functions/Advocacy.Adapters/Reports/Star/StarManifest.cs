using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports.Star;

/// <summary>The file that readers begin with: star/manifest.json.</summary>
/// <param name="FormatVersion">Which form the tables have; another is not for the same readers.</param>
/// <param name="AsOf">Nothing from this day on is in it, UTC.</param>
/// <param name="Files">The files.</param>
/// <param name="Previous">The files of the last export, which are kept for those who are still reading them.</param>
internal sealed record StarManifest(int FormatVersion, DateOnly AsOf, IReadOnlyList<StarFile> Files, IReadOnlyList<string> Previous)
{
    /// <summary>The form of the tables.</summary>
    public const int Format = 1;
}
