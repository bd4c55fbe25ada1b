using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Figures;

/// <summary>When days are closed.</summary>
public sealed class FiguresOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Figures";

    /// <summary>Days between the end of a day and its closing, 0 to 30. Networks report counters late: what comes later still is told on a
    /// later day. Fewer where a network's counters may not be kept so long.</summary>
    public int CloseAfterDays { get; set; } = 2;

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() => new[] { OptionRange.Check(nameof(CloseAfterDays), CloseAfterDays, 0, 30) }.OfType<string>();
}
