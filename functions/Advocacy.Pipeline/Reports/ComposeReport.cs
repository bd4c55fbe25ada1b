using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Reports;

/// <summary>Brings together what marketing reads: reach by network, adoption, effect, the model.</summary>
public sealed class ComposeReport(
    IActivityStore store,
    IReachStore reach,
    IMeasurements measurements,
    IModelStore models,
    IOptions<ReachOptions> reachOptions,
    IOptions<ConversionOptions> conversionOptions
)
{
    /// <summary>The report of the time before a day.</summary>
    public async Task<MarketingReport> RunAsync(
        DateOnly until,
        IReadOnlyList<NetworkFacts> networks,
        IReadOnlyDictionary<BadRowReason, long> badRows,
        CancellationToken cancellationToken
    )
    {
        var history = await measurements.ReadAsync<CompanyHistory>(cancellationToken) ?? new([], []);
        return new(
            until,
            [.. networks.Where(network => network.Total.People > 0).OrderBy(network => network.Label, TextOrder.Instance)],
            await ContentsAsync(networks, cancellationToken),
            reachOptions.Value.Currency,
            await reach.ReadAdoptionAsync(until, cancellationToken),
            TeamWeek.Publish(TeamHistory.WeeksOf(history.Teams, until)),
            ProfileWeek.Publish([.. history.Profiles.Where(week => week.Week <= until)]),
            conversionOptions.Value.Population.Profiles,
            await measurements.ReadAsync<EffectReport>(cancellationToken),
            (await models.LoadAsync(cancellationToken))?.Card,
            (await store.CountAsync(Purpose.Measure, cancellationToken)).LastActivity,
            badRows,
            history.Disclosed?.Percent
        );
    }

    private async Task<IReadOnlyDictionary<string, Content>> ContentsAsync(
        IReadOnlyList<NetworkFacts> networks,
        CancellationToken cancellationToken
    )
    {
        var named = networks
            .SelectMany(network => network.Contents)
            .Select(week => week.ContentId)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return await store
            .ReadContentsAsync(cancellationToken)
            .Where(pair => named.Contains(pair.Key))
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal, cancellationToken);
    }
}
