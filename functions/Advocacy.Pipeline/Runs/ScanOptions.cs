using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Runs;

/// <summary>How the stages that look at everybody are spread.</summary>
public sealed class ScanOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Scan";

    /// <summary>Parts that everybody is cut into, 1 to 1,000: the most instances that can work side by side.</summary>
    public int Parts { get; set; } = 8;

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() => new[] { OptionRange.Check(nameof(Parts), Parts, 1, 1000) }.OfType<string>();
}
