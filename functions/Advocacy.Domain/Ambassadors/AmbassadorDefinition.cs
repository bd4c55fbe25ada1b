namespace Advocacy.Domain.Ambassadors;

/// <summary>Who counts as an active ambassador at an instant: at least <paramref name="MinShares"/> shares on at least
/// <paramref name="MinWeeks"/> different weeks, counted back from it, in the <paramref name="HorizonWeeks"/> before it.</summary>
/// <param name="MinShares">Shares, at least 1.</param>
/// <param name="MinWeeks">Different weeks, 1 to <paramref name="HorizonWeeks"/>.</param>
/// <param name="HorizonWeeks">Weeks looked back on, at least 1.</param>
public sealed record AmbassadorDefinition(int MinShares, int MinWeeks, int HorizonWeeks)
{
    private const int DaysAWeek = 7;

    /// <summary>The span looked back on.</summary>
    public TimeSpan Horizon => TimeSpan.FromDays(DaysAWeek * HorizonWeeks);

    /// <summary>Whether a person with shares at these instants (UTC, ascending) is an active ambassador at an instant.</summary>
    public bool IsActive(ReadOnlySpan<DateTimeOffset> sharedAt, DateTimeOffset at)
    {
        var window = Window(sharedAt, at - Horizon, at);
        if (window.Length < MinShares)
        {
            return false;
        }

        var weeks = 0;
        var last = -1;
        foreach (var shared in window)
        {
            var week = (int)((at - shared - TimeSpan.FromTicks(1)).Ticks / (TimeSpan.TicksPerDay * DaysAWeek));
            weeks += week == last ? 0 : 1;
            last = week;
        }

        return weeks >= MinWeeks;
    }

    /// <summary>Whether a person converts after a cut-off: active over the horizon that begins with it.</summary>
    public bool Converts(ReadOnlySpan<DateTimeOffset> sharedAt, DateTimeOffset cutoff) =>
        !IsActive(sharedAt, cutoff) && IsActive(sharedAt, cutoff + Horizon);

    /// <summary>After how many weeks from a cut-off it is known that a person converts, 1 to <see cref="HorizonWeeks"/>; null where they do
    /// not.</summary>
    public int? WeeksToConvert(ReadOnlySpan<DateTimeOffset> sharedAt, DateTimeOffset cutoff)
    {
        if (!Converts(sharedAt, cutoff))
        {
            return null;
        }

        int shares = 0,
            weeks = 0,
            after = 0;
        while (shares < MinShares || weeks < MinWeeks)
        {
            var from = cutoff.AddDays(DaysAWeek * after++);
            var week = Window(sharedAt, from, from.AddDays(DaysAWeek)).Length;
            shares += week;
            weeks += week > 0 ? 1 : 0;
        }

        return after;
    }

    /// <summary>The instants (ascending) in [from, until).</summary>
    public static ReadOnlySpan<DateTimeOffset> Window(ReadOnlySpan<DateTimeOffset> instants, DateTimeOffset from, DateTimeOffset until)
    {
        var start = CountBefore(instants, from);
        return instants[start..Math.Max(start, CountBefore(instants, until))];
    }

    /// <summary>How many instants (ascending) lie before a cut-off.</summary>
    public static int CountBefore(ReadOnlySpan<DateTimeOffset> instants, DateTimeOffset cutoff)
    {
        int low = 0,
            high = instants.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = instants[middle] < cutoff ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
