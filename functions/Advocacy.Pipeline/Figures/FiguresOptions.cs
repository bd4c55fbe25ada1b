using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Figures;

/// <summary>When days are closed.</summary>
public sealed class FiguresOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Figures";

    /// <summary>Days between the end of a day and its closing, 0 to 30. Networks report counters late: what comes later still is told on a
    /// later day.</summary>
    public int CloseAfterDays { get; set; } = 2;

    /// <summary>The last day to be closed on a day.</summary>
    public DateOnly LastDayOn(DateOnly today) => today.AddDays(-1 - CloseAfterDays);

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() => new[] { OptionRange.Check(nameof(CloseAfterDays), CloseAfterDays, 0, 30) }.OfType<string>();
}
