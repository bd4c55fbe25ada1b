using Advocacy.Domain.Invitations;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Trials;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Returns;

namespace Advocacy.Local.Questions;

/// <summary>All that may be asked: what was published of closed days, of invitations and of the model. It holds nobody, not even by
/// pseudonym, so that no question can be about somebody.</summary>
/// <param name="Through">The last day that is closed, UTC; null where none is.</param>
/// <param name="Currency">The currency of values, ISO 4217.</param>
/// <param name="Rows">Rows of the ledger, each about five people or more.</param>
/// <param name="Contents">Contents that rows name.</param>
/// <param name="Visits">What web analytics counted of contents.</param>
/// <param name="Effect">What invitations changed, of all lists; null where it was not measured.</param>
/// <param name="Funnel">People by step, to the nearest five.</param>
/// <param name="Model">How good the model is; null where there is none.</param>
internal sealed record PublishedFigures(
    DateOnly? Through,
    string Currency,
    IReadOnlyList<LedgerRow> Rows,
    IReadOnlyDictionary<string, PublishedContent> Contents,
    IReadOnlyList<ToldVisits> Visits,
    ToldEffect? Effect,
    IReadOnlyList<FunnelCount> Funnel,
    ModelMetrics? Model
)
{
    /// <summary>What invitations returned; null where that was not reckoned.</summary>
    public ToldReturn? Return { get; init; }

    /// <summary>Contents of which two texts are tried.</summary>
    public IReadOnlyList<ToldTrial> Trials { get; init; } = [];
}

/// <summary>A content that rows name.</summary>
/// <param name="Title">Its title, or null.</param>
/// <param name="Campaign">Its campaign, or null.</param>
/// <param name="Topic">Its topic, or null.</param>
internal sealed record PublishedContent(string? Title, string? Campaign, string? Topic);

/// <summary>Reads what was published.</summary>
internal sealed class PublishedFiguresReader(ILedger ledger, IActivityStore store, IMeasurements measurements, IModelStore models)
{
    /// <summary>What is published now.</summary>
    public async Task<PublishedFigures> ReadAsync(CancellationToken cancellationToken)
    {
        var head = await ledger.ReadAsync(cancellationToken);
        var rows = new List<LedgerRow>();
        foreach (var month in head?.Months.Values ?? [])
        {
            rows.AddRange((await ledger.ReadMonthAsync(month, cancellationToken)).Rows);
        }

        var named = rows.Select(row => row.ContentId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var contents = await store
            .ReadContentsAsync(cancellationToken)
            .Where(content => named.Contains(content.Key))
            .ToDictionaryAsync(
                content => content.Key,
                content => new PublishedContent(content.Value.Title, content.Value.Campaign, content.Value.Topic),
                cancellationToken: cancellationToken
            );
        var effect = await measurements.ReadAsync<EffectReport>(cancellationToken);
        return new(
            head?.Through,
            head?.Currency ?? "",
            rows,
            contents,
            head is null
                ? []
                : ToldVisits.Of(rows, await store.ReadVisitsAsync(cancellationToken).ToListAsync(cancellationToken), head.Through),
            effect?.Lists is [.., var all] ? all : null,
            effect?.Funnel ?? [],
            (await models.LoadAsync(cancellationToken))?.Card.Metrics
        )
        {
            Return = effect?.Return,
            Trials = effect?.Trials ?? [],
        };
    }
}
