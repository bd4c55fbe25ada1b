using System.Text.Json.Serialization;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Sources;

/// <summary>How a source does, and the calls to it: what all instances share.</summary>
/// <param name="Source">Its name.</param>
public sealed record SourceState(string Source)
{
    // How exactly it is known when calls were granted; they are counted as made until its end.
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(1);

    /// <summary>Parts that its people are cut into, a power of two; it only grows. What a damaged file says is none: they are cut
    /// anew.</summary>
    public int Parts
    {
        get;
        init => field = SourcePart.IsCount(value) ? value : 1;
    } = 1;

    /// <summary>Whether it may be asked.</summary>
    public SourceHealth Health { get; init; } = SourceHealth.Well;

    /// <summary>The part that failed last without a success since, or null: that a second one does is the source's failure.</summary>
    public int? Suspect { get; init; }

    /// <summary>Events so far.</summary>
    public long Events { get; init; }

    /// <summary>The day of <see cref="Calls"/>, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Calls granted on that day.</summary>
    public int Calls { get; init; }

    /// <summary>Calls granted of late, by minute.</summary>
    public IReadOnlyList<GrantedCalls> Granted { get; init; } = [];

    /// <summary>When it may be asked again, UTC; null is at any time.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextAt => Health.NextAt;

    /// <summary>Failures since it last succeeded.</summary>
    [JsonIgnore]
    public int Failures => Health.Failures;

    /// <summary>What went wrong last, or why it waits; null where nothing did.</summary>
    [JsonIgnore]
    public string? Problem => Health.Problem;

    /// <summary>Grants some of the calls that are left: of the day, and of any window as long as the network's, wherever that
    /// begins.</summary>
    /// <returns>The state with them, how many there are, and until when they may be made; where there are none, from when on there are some
    /// again.</returns>
    public (SourceState State, int Calls, DateTimeOffset Until) Grant(CallLimits limits, DateTimeOffset now)
    {
        // Who was slower, or whose clock is, does not begin yesterday anew.
        var at = DateOnly.FromDateTime(now.UtcDateTime);
        var today = at > Day ? at : Day;
        var recent = Granted.Where(granted => granted.At + Slot > now - limits.Window).ToList();
        var state = this with { Day = today, Calls = Day == today ? Calls : 0, Granted = recent };
        var (left, tomorrow) = (limits.ADay - state.Calls, UtcDay.StartOf(today.AddDays(1)));
        if (left <= 0)
        {
            return (state, 0, tomorrow);
        }

        if (limits.AWindow is not { } most)
        {
            var some = Math.Min(left, limits.AtOnce);
            return (state with { Calls = state.Calls + some }, some, tomorrow);
        }

        var slot = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Slot.Ticks), TimeSpan.Zero);
        var calls = Math.Min(Math.Min(left, limits.AtOnce), most - recent.Sum(granted => granted.Calls));
        return calls <= 0
            ? (state, 0, recent.Min(granted => granted.At) + Slot + limits.Window)
            : (state.With(slot, calls), calls, slot + Slot);
    }

    /// <summary>Takes back calls that were granted and not made.</summary>
    public SourceState TakeBack(int calls, DateTimeOffset until) =>
        calls == 0
            ? this
            : this with
            {
                Calls = Day == DateOnly.FromDateTime(until.UtcDateTime.AddTicks(-1)) ? Math.Max(0, Calls - calls) : Calls,
                Granted =
                [
                    .. Granted.Select(granted =>
                        granted.At + Slot == until ? granted with { Calls = Math.Max(0, granted.Calls - calls) } : granted
                    ),
                ],
            };

    private SourceState With(DateTimeOffset slot, int calls) =>
        this with
        {
            Calls = Calls + calls,
            Granted =
            [
                .. Granted.Where(granted => granted.At != slot),
                new(slot, calls + Granted.Where(granted => granted.At == slot).Sum(granted => granted.Calls)),
            ],
        };
}

/// <summary>Calls granted in a minute.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="Calls">How many.</param>
public readonly record struct GrantedCalls(DateTimeOffset At, int Calls);

/// <summary>The calls that a source grants to all instances together.</summary>
/// <param name="ADay">On a day, UTC.</param>
/// <param name="AWindow">In any window of <see cref="Window"/>, or null where the network names none.</param>
public sealed record CallLimits(int ADay, int? AWindow)
{
    /// <summary>The most that one instance takes at once.</summary>
    public const int MostAtOnce = 50;

    private const int Shares = 60;

    /// <summary>How long a window is.</summary>
    public TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    /// <summary>What one instance takes at once: little of a small window, so that the others get some too.</summary>
    public int AtOnce => Math.Clamp((AWindow ?? int.MaxValue) / Shares, 1, MostAtOnce);
}

/// <summary>Whether a source, or a part of it, may be asked.</summary>
/// <param name="Failures">Failures since it last succeeded.</param>
/// <param name="NextAt">When it may be asked again, UTC; null is at any time.</param>
/// <param name="Problem">What went wrong last, or why it waits; null where nothing did.</param>
public sealed record SourceHealth(int Failures, DateTimeOffset? NextAt, string? Problem)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>Nothing is wrong.</summary>
    public static SourceHealth Well { get; } = new(0, null, null);

    /// <summary>Whether it waits at an instant.</summary>
    public bool WaitsAt(DateTimeOffset now) => NextAt > now;

    /// <summary>It failed: it is asked ever more rarely. What fails side by side is one failure.</summary>
    public SourceHealth Failed(DateTimeOffset now, string why)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(Failures, 10));
        return new(Failures + 1, now + (pause < LongestPause ? pause : LongestPause), why);
    }
}
