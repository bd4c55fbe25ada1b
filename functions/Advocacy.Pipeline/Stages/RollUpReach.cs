using System.Runtime.CompilerServices;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>store ─► rollup. What shares gained by day, person, network and content, and adoption by week. Run again for any
/// range of days, it writes the same rows.</summary>
public sealed class RollUpReach(IActivityStore store, IReachStore reach, IOptions<ReachOptions> reachOptions, IOptions<ConversionOptions> conversionOptions, ILogger<RollUpReach> logger) : IScheduledStage
{
    private const int ProgressEvery = 50;

    /// <summary>The stage's name.</summary>
    public const string Name = "rollup";

    /// <summary>Rolls up all days, today included.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        RunAsync(DateOnly.MinValue, today.AddDays(1), progress: null, cancellationToken);

    /// <summary>Rolls up the days in [from, until) and the weeks that begin before or on the end.</summary>
    public async Task<RolledUp> RunAsync(DateOnly from, DateOnly until, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var counts = await store.CountAsync(cancellationToken);
        var adoption = new AdoptionFold(conversionOptions.Value.Population.Ambassador, counts.FirstActivity, until);
        var rolledUp = new Counter();
        await reach.ReplaceAsync(from, until, RowsAsync(from, until, adoption, rolledUp, counts.Employees, progress, cancellationToken), cancellationToken);
        await reach.ReplaceAdoptionAsync(adoption.Weeks(), cancellationToken);
        logger.RolledUp(rolledUp.Rows, rolledUp.People);
        return new(rolledUp.Rows, rolledUp.People);
    }

    private async IAsyncEnumerable<ReachRow> RowsAsync(DateOnly from, DateOnly until, AdoptionFold adoption, Counter count, long total, IProgress<StageProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var person in store.ReadAsync(cancellationToken))
        {
            adoption.Add(person);
            foreach (var row in Rollup.Rows(person, reachOptions.Value.RatesOf, from, until))
            {
                count.Rows++;
                yield return row;
            }

            if (++count.People % ProgressEvery == 0)
            {
                progress?.Report(new(Name, count.People, "people", total));
            }
        }

        progress?.Report(new(Name, count.People, "people", count.People));
    }

    private sealed class Counter
    {
        public long Rows { get; set; }

        public long People { get; set; }
    }
}
