using System.Globalization;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Reports;

/// <summary>Brings together what marketing reads: sums of the ledger's rows by network, adoption, effect, the model.</summary>
public sealed class ComposeReport(
    IActivityStore store,
    ILedger ledger,
    IMeasurements measurements,
    IModelStore models,
    IOptions<ConversionOptions> conversionOptions,
    IOptions<ReachOptions> reachOptions
)
{
    /// <summary>Refuses a ledger that is missing or older than what is published: it would tell closed days again, without those who have
    /// left since, and the difference would tell of them.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    public async Task RefuseOlderLedgerAsync(DateOnly? published, CancellationToken cancellationToken)
    {
        var closed = (await ledger.ReadAsync(cancellationToken))?.Through.AddDays(1) ?? DateOnly.MinValue;
        if (published > closed)
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"days before {published:yyyy-MM-dd} are published, and the ledger knows of none after {closed:yyyy-MM-dd}: it "
                        + $"is missing, or from an older backup. Put the newest one back; to publish all anew, take another folder"
                )
            );
        }
    }

    /// <summary>The report of all days that are closed.</summary>
    public async Task<MarketingReport> RunAsync(LedgerHead head, CancellationToken cancellationToken)
    {
        var months = new List<LedgerMonth>();
        foreach (var (_, name) in head.Months.OrderBy(pair => pair.Key))
        {
            months.Add(await ledger.ReadMonthAsync(name, cancellationToken));
        }

        return new(
            head.Through.AddDays(1),
            months,
            NetworksOf(head, months),
            await ContentsAsync(months, cancellationToken),
            head.Currency,
            conversionOptions.Value.Population.Profiles,
            await measurements.ReadAsync<EffectReport>(cancellationToken),
            (await models.LoadAsync(cancellationToken))?.Card,
            months.SelectMany(month => month.Rows).Select(row => (DateOnly?)row.Day).LastOrDefault(),
            head.Disclosed.Percent
        )
        {
            Restated = head.Restated,
            PublishedOn = await store
                .ReadContentsAsync(cancellationToken)
                .Select(pair => DateOnly.FromDateTime(pair.Value.PublishedAt.UtcDateTime))
                .ToListAsync(cancellationToken),
            Visits = ToldVisits.Of(
                [.. months.SelectMany(month => month.Rows)],
                await store.ReadVisitsAsync(cancellationToken).ToListAsync(cancellationToken),
                head.Through
            ),
        };
    }

    private IReadOnlyList<NetworkFacts> NetworksOf(LedgerHead head, IReadOnlyList<LedgerMonth> months) =>
        [
            .. months
                .SelectMany(month => month.Rows)
                .GroupBy(row => row.Network, StringComparer.Ordinal)
                .OrderBy(group => group.Key, TextOrder.Instance)
                .Select(group => FactsOf(head, [.. group])),
        ];

    private NetworkFacts FactsOf(LedgerHead head, IReadOnlyList<LedgerRow> rows)
    {
        var network = rows[0].Network;
        return new(
            network,
            rows[^1].Audience,
            head.Sharers.TryGetValue(network, out var sharers) ? sharers : null,
            ReachFigures.Of(rows),
            [.. rows.GroupBy(row => row.Day).OrderBy(day => day.Key).Select(day => new DayReach(day.Key, ReachFigures.Of([.. day])))],
            [
                .. rows.GroupBy(row => (Week: IsoWeek.MondayOf(row.Day), row.ContentId))
                    .OrderBy(week => week.Key.Week)
                    .ThenBy(week => week.Key.ContentId, TextOrder.Instance)
                    .Select(week => new ContentWeek(week.Key.Week, week.Key.ContentId, ReachFigures.Of([.. week]), RatedOf(week))),
            ]
        )
        {
            Rates = reachOptions.Value.RatesOfLabel(network).EarnedMedia,
        };
    }

    private static Counters RatedOf(IEnumerable<LedgerRow> rows) =>
        rows.Where(row => row.Basis.HasImpressions() && row.Counters is { Impressions: not null, Engagements: > 0 })
            .Aggregate(default(Counters), (sum, row) => sum.Plus(row.Counters));

    private async Task<IReadOnlyDictionary<string, Content>> ContentsAsync(
        IReadOnlyList<LedgerMonth> months,
        CancellationToken cancellationToken
    )
    {
        var named = months.SelectMany(month => month.Rows).Select(row => row.ContentId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return await store
            .ReadContentsAsync(cancellationToken)
            .Where(pair => named.Contains(pair.Key))
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal, cancellationToken);
    }
}
