namespace Advocacy.Local.Hosting;

/// <summary>A clock that tells another time than the one it follows: the simulated company lives on its own days.</summary>
/// <param name="inner">The clock that it follows; waits take as long as there.</param>
internal sealed class ShiftedClock(TimeProvider inner) : TimeProvider
{
    private TimeSpan _shift;

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>Makes a day today, from now on; the time of day stays.</summary>
    public void MakeToday(DateOnly day) =>
        _shift = TimeSpan.FromDays(day.DayNumber - DateOnly.FromDateTime(inner.GetUtcNow().UtcDateTime).DayNumber);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + _shift;

    /// <inheritdoc/>
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
