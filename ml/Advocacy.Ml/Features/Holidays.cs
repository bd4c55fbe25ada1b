namespace Advocacy.Ml.Features;

/// <summary>When people are usually away: mid-July to August and the turn of the year. It is the same for everybody, so it moves the level
/// of the likelihood and not the ranking.</summary>
internal static class Holidays
{
    private const int DaysLookedAt = 28;

    /// <summary>Such days in the 4 weeks from a day on, 0 to 28.</summary>
    public static int DaysAhead(DateOnly day) => Enumerable.Range(0, DaysLookedAt).Count(ahead => IsHoliday(day.AddDays(ahead)));

    private static bool IsHoliday(DateOnly day) =>
        (day.Month, day.Day) switch
        {
            (7, >= 14) or (8, _) or (12, >= 20) or (1, <= 5) => true,
            _ => false,
        };
}
