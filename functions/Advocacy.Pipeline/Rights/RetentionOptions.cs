using Advocacy.Domain.Activity;
using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Rights;

/// <summary>For how long what is known of people is kept.</summary>
public sealed class RetentionOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Retention";

    /// <summary>Months of shares, their engagement, mentions and interactions, 1 to 1,200.</summary>
    public int ActivityMonths { get; set; } = 36;

    /// <summary>Months of survey answers, 12 to 1,200: they count for 12.</summary>
    public int SurveyMonths { get; set; } = 24;

    /// <summary>Months of steps on lists, 12 to 1,200: they keep people from being listed again.</summary>
    public int InvitationMonths { get; set; } = 36;

    /// <summary>Months of lists, with names where the directory had them, 1 to 1,200.</summary>
    public int ListMonths { get; set; } = 12;

    /// <summary>Days of bad rows, 1 to 36,500.</summary>
    public int BadRowDays { get; set; } = 90;

    /// <summary>Months of the audit, 1 to 1,200.</summary>
    public int AuditMonths { get; set; } = 36;

    /// <summary>The limits on a day.</summary>
    /// <param name="today">The day.</param>
    /// <param name="counters">The first day whose counters stay, by network, where that is not as long as shares do.</param>
    public RetentionLimits LimitsOn(DateOnly today, IReadOnlyDictionary<string, DateOnly> counters) =>
        new(Before(today, ActivityMonths), today.AddMonths(-SurveyMonths), Before(today, InvitationMonths), counters);

    /// <summary>The instant so many months before a day.</summary>
    internal static DateTimeOffset Before(DateOnly today, int months) => new(today.AddMonths(-months), TimeOnly.MinValue, TimeSpan.Zero);

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        new[]
        {
            OptionRange.Check(nameof(ActivityMonths), ActivityMonths, 1, 1200),
            OptionRange.Check(nameof(SurveyMonths), SurveyMonths, 12, 1200),
            OptionRange.Check(nameof(InvitationMonths), InvitationMonths, 12, 1200),
            OptionRange.Check(nameof(ListMonths), ListMonths, 1, 1200),
            OptionRange.Check(nameof(BadRowDays), BadRowDays, 1, 36_500),
            OptionRange.Check(nameof(AuditMonths), AuditMonths, 1, 1200),
        }.OfType<string>();
}
