using Advocacy.Pipeline.Observability;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Runs;

/// <summary>Runs stages that read everybody: of each stage one run at a time, and its parts side by side. A run that dies leaves
/// nothing that counts; the next one begins anew.</summary>
public sealed class SoleRuns(ILeases leases, TimeProvider clock, IOptions<PartsOptions> options, ILogger<SoleRuns> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Parts that everybody is to be cut into.</summary>
    public int Parts => options.Value.Parts;

    /// <summary>Runs a stage as a timer does: not while another run of it is under way.</summary>
    /// <returns>Whether it ran.</returns>
    public async Task<bool> TryRunAsync(string stage, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        if (await leases.TryTakeAsync(stage, cancellationToken) is not { } lease)
        {
            logger.RunUnderWay(stage);
            return false;
        }

        await using (lease)
        {
            await HoldingAsync(lease, stage, Nothing, cancellationToken);
        }

        return true;

        async Task<bool> Nothing(CancellationToken cancellation)
        {
            await run(cancellation);
            return true;
        }
    }

    /// <summary>Runs a stage for somebody who waits: after the run that is under way.</summary>
    public async Task<T> RunAsync<T>(string stage, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        ILease? lease;
        while ((lease = await leases.TryTakeAsync(stage, cancellationToken)) is null)
        {
            await Task.Delay(Pause, clock, cancellationToken);
        }

        await using (lease)
        {
            return await HoldingAsync(lease, stage, run, cancellationToken);
        }
    }

    /// <summary>Whether a run is under way that had begun by an instant.</summary>
    public Task<bool> IsAnyUnderWaySinceAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        leases.IsAnyHeldSinceAsync(at, cancellationToken);

    private static async Task<T> HoldingAsync<T>(
        ILease lease,
        string stage,
        Func<CancellationToken, Task<T>> run,
        CancellationToken cancellationToken
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lease.Lost, cancellationToken);
        using var trace = Telemetry.Traces.StartActivity(stage);
        try
        {
            return await run(either.Token);
        }
        catch (OperationCanceledException e) when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new LeaseLostException(stage, e);
        }
    }
}

/// <summary>A run could not be kept the only one, and was ended.</summary>
public sealed class LeaseLostException(string stage, Exception inner)
    : Exception($"the run of {stage} was ended: its lease could not be renewed", inner);
