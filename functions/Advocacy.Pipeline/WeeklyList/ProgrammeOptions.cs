using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>The company's programme, as its papers name it.</summary>
public sealed class ProgrammeOptions : ICheckedOptions
{
    private const int EarliestYear = 1970;

    /// <inheritdoc/>
    public static string Section => "Advocacy:Programme";

    /// <summary>The company's name in papers; none is "the company".</summary>
    public string? Company { get; set; }

    /// <summary>The day on which staff representatives were informed and consulted, or, where there are none, the staff informed. Before it
    /// is said no list is made.</summary>
    public DateOnly? ConsultedOn { get; set; }

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        ConsultedOn is { Year: < EarliestYear }
            ? [FormattableString.Invariant($"{nameof(ConsultedOn)} is {ConsultedOn:yyyy-MM-dd}, but must be in {EarliestYear} or later.")]
            : [];
}
