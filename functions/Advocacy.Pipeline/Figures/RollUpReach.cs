using System.Runtime.CompilerServices;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Figures;

/// <summary>store ─► rollup. What shares gained by day, person, network and content, and adoption by week. Run again for any
/// range of days, it writes the same rows.</summary>
public sealed class RollUpReach : IScan, IScheduledStage
{
    private readonly IActivityStore _store;
    private readonly IReachStore _reach;
    private readonly IMeasurements _measurements;
    private readonly StartScan _start;
    private readonly ReachOptions _reachOptions;
    private readonly ConversionOptions _conversionOptions;
    private readonly ScanOptions _scanOptions;
    private readonly ILogger<RollUpReach> _logger;

    /// <summary>The stage over its ports.</summary>
    public RollUpReach(
        IActivityStore store,
        IReachStore reach,
        IMeasurements measurements,
        StartScan start,
        IOptions<ReachOptions> reachOptions,
        IOptions<ConversionOptions> conversionOptions,
        IOptions<ScanOptions> scanOptions,
        ILogger<RollUpReach> logger
    )
    {
        (_store, _reach, _measurements, _start, _logger) = (store, reach, measurements, start, logger);
        (_reachOptions, _conversionOptions, _scanOptions) = (reachOptions.Value, conversionOptions.Value, scanOptions.Value);
        Steps =
        [
            new ScanStep<object, RolledUpPart, RolledUp>(
                (run, part, _, cancellationToken) => ScanAsync(run, part, cancellationToken),
                (run, _, parts, cancellationToken) => JoinAsync(run, parts, cancellationToken)
            ),
        ];
    }

    /// <inheritdoc/>
    public string Name => "rollup";

    /// <inheritdoc/>
    public IReadOnlyList<IScanStep> Steps { get; }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        _store.PartsAsync(_scanOptions.Parts, cancellationToken);

    /// <summary>Rolls up all days, today included.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        _start.RunScheduledAsync(this, DateOnly.MinValue, today.AddDays(1), cancellationToken);

    private async Task<RolledUpPart> ScanAsync(ScanRun run, int part, CancellationToken cancellationToken)
    {
        var adoption = new AdoptionFold(_conversionOptions.Population.Ambassador, _conversionOptions.Population.Profiles, run.Until);
        var count = new Counter();
        await _reach.StageAsync(run.Id, part, RowsAsync(run, part, adoption, count, cancellationToken), cancellationToken);
        return new(count.Rows, count.People, adoption.FirstActivity, adoption.Weeks(), adoption.Teams(), adoption.Profiles());
    }

    private async Task<RolledUp> JoinAsync(ScanRun run, IAsyncEnumerable<RolledUpPart> parts, CancellationToken cancellationToken)
    {
        var all = await parts.ToListAsync(cancellationToken);
        await _reach.PublishAsync(run.Id, run.Parts.Count, run.From, run.Until, cancellationToken);
        await _reach.ReplaceAdoptionAsync(
            AdoptionFold.Join([.. all.Select(part => (part.FirstActivity, part.Adoption))], run.Until),
            cancellationToken
        );
        await _measurements.KeepAsync(
            new CompanyHistory(
                TeamHistory.Join(all.SelectMany(part => part.Teams)),
                ProfileWeek.Join(all.SelectMany(part => part.Profiles))
            ),
            cancellationToken
        );
        var rolledUp = new RolledUp(all.Sum(part => part.Rows), all.Sum(part => part.People));
        _logger.RolledUp(rolledUp.Rows, rolledUp.People);
        return rolledUp;
    }

    private async IAsyncEnumerable<ReachRow> RowsAsync(
        ScanRun run,
        int part,
        AdoptionFold adoption,
        Counter count,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var person in _store.ReadPartAsync(run.Parts[part], Purpose.Measure, cancellationToken))
        {
            count.People++;
            adoption.Add(person);
            foreach (var row in Rollup.Rows(person, _reachOptions.RatesOf, run.From, run.Until))
            {
                count.Rows++;
                yield return row;
            }
        }
    }

    private sealed class Counter
    {
        public long Rows { get; set; }

        public long People { get; set; }
    }
}

/// <summary>What the rollup made.</summary>
/// <param name="Rows">Rows written.</param>
/// <param name="People">People looked at.</param>
public sealed record RolledUp(long Rows, long People);

/// <summary>What the rollup made of a part.</summary>
/// <param name="Rows">Rows laid aside.</param>
/// <param name="People">People looked at.</param>
/// <param name="FirstActivity">Their first share, UTC, or null.</param>
/// <param name="Adoption">Their adoption by week.</param>
/// <param name="Teams">The same by team.</param>
/// <param name="Profiles">Volunteers among them by profile.</param>
public sealed record RolledUpPart(
    long Rows,
    long People,
    DateTimeOffset? FirstActivity,
    IReadOnlyList<AdoptionWeek> Adoption,
    IReadOnlyList<TeamHistory> Teams,
    IReadOnlyList<ProfileWeek> Profiles
);
