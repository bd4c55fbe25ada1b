using System.Globalization;

namespace Advocacy.Pipeline.Sources;

/// <summary>How sources do, over all their parts.</summary>
public sealed class SourceStandings(ISourceStates states, TimeProvider clock)
{
    // Eight times of the timer: what is late for as long does not come by itself.
    private static readonly TimeSpan Long = TimeSpan.FromHours(2);

    /// <summary>How a source does.</summary>
    public async Task<SourceStanding> OfAsync(ISource source, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(source.Name, cancellationToken);
        var parts = new List<SourcePartState>();
        foreach (var part in SourcePart.All(state.Parts))
        {
            // What it knows of people is large, and no part of how it does.
            parts.Add(await states.ReadPartAsync(source.Name, part, cancellationToken) with { Watermark = null });
        }

        var wasAsked = parts.Any(part => part.Version > 0);
        var late = state.Health.WaitsAt(clock.GetUtcNow()) || !wasAsked || !source.AsksAboutPeople ? [] : parts.Where(IsLate).ToList();
        return new(
            state,
            parts.Min(part => part.CollectedAt ?? DateTimeOffset.MinValue) is var at && at > DateTimeOffset.MinValue ? at : null
        )
        {
            Late = late.Count,
            Failures = Math.Max(state.Failures, parts.Max(part => part.Health.Failures)),
            Problem =
                state.Problem
                ?? parts.Select(part => part.Health.Problem).FirstOrDefault(problem => problem is not null)
                ?? (late.Count == 0 ? null : LateOf(late, state.Parts)),
        };

        bool IsLate(SourcePartState part) => part.CollectedAt is not { } at || clock.GetUtcNow() - at > Long;
    }

    private static string LateOf(List<SourcePartState> late, int parts) =>
        late.Min(part => part.CollectedAt ?? DateTimeOffset.MinValue) is var since && since == DateTimeOffset.MinValue
            ? string.Create(CultureInfo.InvariantCulture, $"{late.Count} of {parts} parts were never asked to the end")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{late.Count} of {parts} parts were not asked to the end since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
            );
}

/// <summary>How a source does.</summary>
/// <param name="State">What all instances share.</param>
/// <param name="CollectedAt">Since when everything that was due was asked for, UTC; null where some part never was.</param>
public sealed record SourceStanding(SourceState State, DateTimeOffset? CollectedAt)
{
    /// <summary>How often it, or the part that does worst, failed since it last succeeded.</summary>
    public int Failures { get; init; }

    /// <summary>Parts that are late: calls that do not suffice, nobody who asks, or their own failure.</summary>
    public int Late { get; init; }

    /// <summary>What is wrong, or why it waits; null where nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>What is to be said of it: that it failed, stalls, or waits; null where it does well.</summary>
    public string? Word =>
        Problem is null ? null
        : Failures == 1 ? "FAILED once"
        : Failures > 0 ? string.Create(CultureInfo.InvariantCulture, $"FAILED {Failures} times")
        : Late > 0 ? "STALLED"
        : "waits";
}
