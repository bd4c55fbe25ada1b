using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Runs;

/// <summary>How the stages that read everybody are cut.</summary>
public sealed class PartsOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Parts";

    /// <summary>Parts that everybody is cut into, 1 to 1,000; they are done side by side.</summary>
    public int Parts { get; set; } = 8;

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() => new[] { OptionRange.Check(nameof(Parts), Parts, 1, 1000) }.OfType<string>();
}
