using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Figures;

/// <summary>store ─► rollup. What shares gained by day, person, network and content, and adoption by week. Run again for any
/// range of days, it writes the same rows.</summary>
public sealed class RollUpReach(
    IActivityStore store,
    RollUpPart rollUpPart,
    IReachStore reach,
    IMeasurements measurements,
    SoleRuns runs,
    ILogger<RollUpReach> logger
) : IScheduledStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "rollup";

    /// <summary>Rolls up all days, today included.</summary>
    public Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        runs.TryRunAsync(Name, held => RollUpAsync(DateOnly.MinValue, today.AddDays(1), null, held), cancellationToken);

    /// <summary>Rolls up the days in [from, until), after any run that is under way.</summary>
    public Task<RolledUp> RunAsync(
        DateOnly from,
        DateOnly until,
        IProgress<StageProgress>? progress,
        CancellationToken cancellationToken
    ) => runs.RunAsync(Name, held => RollUpAsync(from, until, progress, held), cancellationToken);

    private async Task<RolledUp> RollUpAsync(
        DateOnly from,
        DateOnly until,
        IProgress<StageProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var run = Guid.CreateVersion7().ToString("N");
        var parts = await store.PartsAsync(runs.Parts, cancellationToken);
        var all = await new Parts(Name, parts.Count, progress).EachAsync(
            parts.Count,
            (part, cancellation) => rollUpPart.RunAsync(run, part, parts[part], from, until, cancellation),
            cancellationToken
        );
        await reach.PublishAsync(run, parts.Count, from, until, cancellationToken);
        await reach.ReplaceAdoptionAsync(
            AdoptionFold.Join([.. all.Select(part => (part.FirstActivity, part.Adoption))], until),
            cancellationToken
        );
        await measurements.KeepAsync(
            new CompanyHistory(
                TeamHistory.Join(all.SelectMany(part => part.Teams)),
                ProfileWeek.Join(all.SelectMany(part => part.Profiles)),
                all.Aggregate(DisclosedPosts.None, (sum, part) => sum.Plus(part.Disclosed))
            ),
            cancellationToken
        );
        var rolledUp = new RolledUp(all.Sum(part => part.Rows), all.Sum(part => part.People));
        logger.RolledUp(rolledUp.Rows, rolledUp.People);
        return rolledUp;
    }
}

/// <summary>What the rollup made.</summary>
/// <param name="Rows">Rows written.</param>
/// <param name="People">People looked at.</param>
public sealed record RolledUp(long Rows, long People);
