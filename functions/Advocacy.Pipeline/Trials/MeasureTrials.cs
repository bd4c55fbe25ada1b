using Advocacy.Domain.Trials;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Trials;

/// <summary>Compares the two texts of contents that have two.</summary>
public sealed class MeasureTrials(IActivityStore store, IKeys keys, IOptions<SelectionOptions> selection)
{
    /// <summary>Who is offered which text.</summary>
    public async Task<OfferedText> OfferedAsync(CancellationToken cancellationToken) =>
        new(await keys.GetAsync("selection", selection.Value.Key, cancellationToken));

    /// <summary>Counts a part of the people.</summary>
    /// <param name="asOf">What happens on or after it is ignored.</param>
    /// <param name="cancellationToken">Stops between contents.</param>
    public async Task<TrialFold> FoldAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var contents = await store
            .ReadContentsAsync(cancellationToken)
            .Where(pair => pair.Value.IsTrial)
            .Select(pair => pair.Key)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        return new(contents, await OfferedAsync(cancellationToken), asOf);
    }

    /// <summary>What may be told of all parts, after what was told before.</summary>
    public static IReadOnlyList<ToldTrial> Told(IEnumerable<TrialCounts> parts, IReadOnlyList<ToldTrial> before)
    {
        var earlier = before.ToDictionary(trial => trial.ContentId, StringComparer.Ordinal);
        return
        [
            .. TrialFold
                .Join(parts)
                .Select(ToldTrial.Of)
                .OfType<ToldTrial>()
                .Select(trial => trial.After(earlier.GetValueOrDefault(trial.ContentId))),
        ];
    }
}
