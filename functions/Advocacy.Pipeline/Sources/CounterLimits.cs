using Advocacy.Pipeline.Figures;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Sources;

/// <summary>What the time for which networks let their counters be kept asks for: a day is closed before its counters go, and they go
/// once it is.</summary>
/// <param name="sources">For how long that is.</param>
/// <param name="figures">When days are closed otherwise.</param>
public sealed class CounterLimits(IOptions<SourcesOptions> sources, IOptions<FiguresOptions> figures)
{
    /// <summary>The fewest hours that a limit may be: a day, and until the next one's work is done.</summary>
    public const int FewestHours = HoursADay + DoneBy;

    private const int HoursADay = 24;

    // On each day, UTC, it is closed and counters have gone by then.
    private const int DoneBy = 8;

    /// <summary>The last day to be closed on a day.</summary>
    public DateOnly LastDayOn(DateOnly today) =>
        today.AddDays(-1 - sources.Value.LimitedCounters.Select(limit => MoreDays(limit.Hours)).Append(figures.Value.CloseAfterDays).Min());

    /// <summary>The first day whose counters stay on a day, by network: those of the days before would be too old when they are looked at
    /// again, a day later.</summary>
    public IReadOnlyDictionary<string, DateOnly> FirstDays(DateOnly today) =>
        sources.Value.LimitedCounters.ToDictionary(
            limit => limit.Network,
            limit => today.AddDays(-MoreDays(limit.Hours)),
            StringComparer.Ordinal
        );

    private static int MoreDays(int hours) => (hours - FewestHours) / HoursADay;
}
