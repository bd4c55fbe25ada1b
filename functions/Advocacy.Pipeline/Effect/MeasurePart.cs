using Advocacy.Domain.Invitations;
using Advocacy.Domain.Returns;
using Advocacy.Domain.Trials;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Returns;
using Advocacy.Pipeline.Trials;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Effect;

/// <summary>Measures a part of the people, not for publication.</summary>
public sealed class MeasurePart(IActivityStore store, MeasureReturn returns, MeasureTrials trials, IOptions<ConversionOptions> options)
{
    /// <summary>The parts.</summary>
    public Task<IReadOnlyList<string>> PartsAsync(int count, CancellationToken cancellationToken) =>
        store.PartsAsync(count, cancellationToken);

    /// <summary>Measures one.</summary>
    /// <param name="part">The part.</param>
    /// <param name="asOf">What happens on or after it is ignored.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    public async Task<MeasuredPart> RunAsync(string part, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var ambassador = options.Value.Population.Ambassador;
        var lists = new EffectFold(ambassador, asOf);
        var funnel = new FunnelFold(ambassador, asOf);
        var surveys = new SurveyChangeFold(ambassador.Horizon, asOf);
        var brought = returns.Fold(asOf);
        var texts = await trials.FoldAsync(asOf, cancellationToken);
        await foreach (var person in store.ReadPartAsync(part, Purpose.Measure, cancellationToken))
        {
            lists.Add(person);
            funnel.Add(person);
            surveys.Add(person);
            brought.Add(person);
            texts.Add(person);
        }

        return new(lists.Lists, funnel.Counts, surveys.Changes, brought.Counts, texts.Trials);
    }
}

/// <summary>What measuring made of a part of the people, not for publication.</summary>
/// <param name="Lists">Invited and held out, by list.</param>
/// <param name="Funnel">How far people came.</param>
/// <param name="Surveys">How answers changed.</param>
/// <param name="Returns">What people brought.</param>
/// <param name="Trials">What shares of contents with two texts brought.</param>
public sealed record MeasuredPart(
    IReadOnlyList<ListEffect> Lists,
    IReadOnlyList<FunnelTally> Funnel,
    IReadOnlyList<SurveyChange> Surveys,
    ReturnCounts Returns,
    IReadOnlyList<TrialCounts> Trials
);
