using System.Globalization;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Sources;

/// <summary>Whether a part of a source may be asked, with which calls, and what came of it: so that all instances keep one budget, obey one
/// pause and count one failure.</summary>
public sealed class SourceCalls(ISourceStates states, ILeases leases, IOptions<SourcesOptions> options, TimeProvider clock)
{
    private const string Overtaken = "somebody else asks it, or somebody in it was erased; it goes on with the next run";

    // The timer's: a longer wait ends with the next time that parts are due.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    /// <summary>How long a source waits, for the network or for calls that are granted again; null where it does not. It is known without
    /// reading the part.</summary>
    public async Task<TimeSpan?> WaitOfAsync(ISource source, CancellationToken cancellationToken)
    {
        var (now, state) = (clock.GetUtcNow(), await states.ReadAsync(source.Name, cancellationToken));
        if (state.Health.WaitsAt(now))
        {
            return state.NextAt - now;
        }

        var (_, calls, until) = state.Grant(options.Value.LimitsOf(source), now);
        return calls == 0 ? until - now : null;
    }

    /// <summary>Whether a pause is over before the timer finds everything that is due again.</summary>
    public bool IsBeforeTheTimer(DuePart due, TimeSpan pause) => clock.GetUtcNow() + pause < due.At + Soon;

    /// <summary>Holds a part that a message names; null where it was asked since, is being asked, or is no part any more.</summary>
    public async Task<ILease?> TryHoldAsync(DuePart due, CancellationToken cancellationToken)
    {
        if (!due.Part.IsOne || await leases.TryTakeAsync(due.Part.LeaseOf(due.Source), cancellationToken) is not { } lease)
        {
            return null;
        }

        // Looked at while it is held: whoever cuts parts in two holds them.
        if (
            (await states.ReadAsync(due.Source, cancellationToken)).Parts != due.Part.Of
            || (await states.ReadPartAsync(due.Source, due.Part, cancellationToken)).CollectedAt >= due.At
        )
        {
            await lease.DisposeAsync();
            return null;
        }

        return lease;
    }

    /// <summary>What a part is asked for; null where it, or the whole source, waits.</summary>
    /// <param name="source">The source.</param>
    /// <param name="state">Where the part came to.</param>
    /// <param name="since">The instant from which on somebody wants it to be asked again, due or not; null is what is due.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SourceRun?> BeginAsync(
        ISource source,
        SourcePartState state,
        DateTimeOffset? since,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        if (since is null && (state.Health.WaitsAt(now) || (await states.ReadAsync(source.Name, cancellationToken)).Health.WaitsAt(now)))
        {
            return null;
        }

        return new(
            state.Watermark is { } mark && state.Place == source.Place ? (ReadOnlyMemory<byte>?)mark : null,
            now,
            since ?? now.AddDays(-options.Value.FirstDays),
            since is not null,
            state.Part,
            new(cancellation => GrantAsync(source, isForced: since is not null, cancellation), clock)
        );
    }

    /// <summary>Keeps what came of a run.</summary>
    /// <param name="source">The source.</param>
    /// <param name="run">What it was asked for.</param>
    /// <param name="state">Where the part came to; null where somebody else has kept another.</param>
    /// <param name="done">What it gave.</param>
    /// <param name="stopped">Why it stopped before its end, or null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<CollectedSource> EndAsync(
        ISource source,
        SourceRun run,
        SourcePartState? state,
        CollectedSource done,
        Exception? stopped,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var pause = stopped as SourcePausedException;
        var problem = stopped is null ? null : Describe(stopped);
        var isFailure = stopped is not null && pause is null;
        var ofPart = false;
        await states.ChangeAsync(
            source.Name,
            current =>
            {
                // One part may have met an account that nobody can read; what two parts meet is the network's.
                ofPart =
                    isFailure
                    && run.Part.Of > 1
                    && stopped is not RefusedFileException
                    && (current.Suspect is null || current.Suspect == run.Part.Index);
                var suspect =
                    ofPart ? run.Part.Index
                    : stopped is null ? (int?)null
                    : current.Suspect;
                return (
                    current with
                    {
                        Events = current.Events + done.Events,
                        Health = HealthOf(current.Health),
                        Suspect = suspect,
                    }
                ).TakeBack(run.Calls.Left.Calls, run.Calls.Left.Until);
            },
            cancellationToken
        );
        var kept =
            state is null ? null
            : stopped is null ? state with { CollectedAt = run.Now, Health = SourceHealth.Well }
            : state with { Health = ofPart ? state.Health.Failed(now, problem!) : SourceHealth.Well };
        var isOvertaken = kept is null || await states.SavePartAsync(kept, cancellationToken) is null;
        return done with
        {
            Calls = run.Calls.Made,
            Problem = problem ?? (isOvertaken ? Overtaken : null),
            IsFailure = isFailure,
            Resumes = pause is not null && pause.Until - now < Soon ? pause.Until - now : null,
        };

        SourceHealth HealthOf(SourceHealth health) =>
            pause is { IsOurs: false } ? new(0, pause.Until, pause.Message)
            : pause is not null || state is null || ofPart ? health
            // Others that ask it side by side found the same.
            : health.WaitsAt(now) && !run.IsForced ? health
            : isFailure ? health.Failed(now, problem!)
            : SourceHealth.Well;
    }

    private async Task<(int Calls, DateTimeOffset Until)> GrantAsync(ISource source, bool isForced, CancellationToken cancellationToken)
    {
        var (limits, now) = (options.Value.LimitsOf(source), clock.GetUtcNow());
        var (granted, until, health) = (0, now, SourceHealth.Well);
        await states.ChangeAsync(
            source.Name,
            state =>
            {
                (var next, granted, until) = state.Grant(limits, now);
                health = state.Health;
                return health.WaitsAt(now) && !isForced ? state : next;
            },
            cancellationToken
        );
        return health.WaitsAt(now) && !isForced
                ? throw new SourcePausedException(health.NextAt!.Value, health.Problem ?? "it waits", isOurs: true)
            : granted > 0 ? (granted, until)
            : until - now < Soon && limits.AWindow is not null
                ? throw new SourcePausedException(
                    until,
                    string.Create(CultureInfo.InvariantCulture, $"it grants {limits.AWindow} calls in five minutes"),
                    isOurs: true
                )
            : throw new SourcePausedException(until, "the calls of the day are spent");
    }

    /// <summary>Nothing of an answer that was not understood is repeated: it may name people.</summary>
    private static string Describe(Exception exception) =>
        exception is SourcePausedException or SourceFailedException or InvalidDataException or RefusedFileException
            ? exception.Message.ReplaceLineEndings(" ")
            : exception.GetType().Name;
}
