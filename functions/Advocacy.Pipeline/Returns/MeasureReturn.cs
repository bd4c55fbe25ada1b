using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Returns;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Returns;

/// <summary>What invitations return: the effect that those held out show, times what a new ambassador brings.</summary>
public sealed class MeasureReturn(
    IActivityStore store,
    IOptions<ConversionOptions> conversion,
    IOptions<ReachOptions> reach,
    IOptions<ReturnOptions> options
)
{
    // Below it what a click is worth hangs on chance.
    private const long FewestClicks = 100;
    private const int Days = 364;
    private const int Hundred = 100;

    private int FollowedWeeks => Math.Max(options.Value.FollowedWeeks, conversion.Value.HorizonWeeks);

    /// <summary>A mark of the options that a return is reckoned with.</summary>
    public static string MarkOf(ReturnOptions options, string currency) => Fingerprint.Hex(JsonSerializer.Serialize(options), currency);

    /// <summary>Counts a part of the people.</summary>
    /// <param name="asOf">What happens on or after it is ignored.</param>
    public ReturnFold Fold(DateTimeOffset asOf) =>
        new(
            conversion.Value.Population.Ambassador,
            TimeSpan.FromDays(7 * FollowedWeeks),
            asOf,
            network => reach.Value.RatesOf(network).EarnedMedia
        );

    /// <summary>What may be told of all parts.</summary>
    public async Task<ToldReturn> ToldAsync(IEnumerable<ReturnCounts> parts, DateOnly asOf, CancellationToken cancellationToken)
    {
        var counts = ReturnCounts.Join(parts);
        var intervals = new ReturnIntervals(counts.People);
        if (!intervals.IsPublishable)
        {
            // Where few were invited so long ago, that nobody was held out is chance.
            var isNobodyHeldOut = intervals.All.Effect is { HeldOut: 0, Invited: >= SmallGroups.MinPeopleOfARate };
            return Told(counts, intervals, [], isNobodyHeldOut ? WhyNoReturn.NoHoldOut : WhyNoReturn.TooFew);
        }

        var click = await WorthOfAClickAsync(counts.ClicksThisYear, asOf, cancellationToken);
        (ReturnBasis Basis, ReturnRates Rates)[] bases =
        [
            (ReturnBasis.EarnedMedia, RatesOf(true, 0)),
            .. click is { } worth ? new[] { (ReturnBasis.Visits, RatesOf(false, worth)) } : [],
        ];
        return bases.Any(basis => intervals.IsDominated(basis.Rates))
            ? Told(counts, intervals, [], WhyNoReturn.OnePerson)
            : Told(counts, intervals, [.. bases.Select(basis => Of(intervals, basis.Basis, basis.Rates))], null);
    }

    private static BasisReturn Of(ReturnIntervals intervals, ReturnBasis basis, ReturnRates rates)
    {
        var gain = intervals.Of(rates, estimate => estimate.Gain).Times(Hundred).Told();
        var cost = intervals.Of(rates, estimate => estimate.Cost).Times(Hundred).Told();
        var net = intervals.Of(rates, estimate => estimate.Net).Times(Hundred).Told(Math.Max(gain.Size, cost.Size));
        return new(
            basis,
            intervals.Of(rates, estimate => estimate.NewAmbassador).Told(),
            gain,
            cost,
            net with
            {
                Value = gain.Value - cost.Value,
            },
            intervals.IsTrainingPublishable ? intervals.Of(rates, estimate => estimate.TrainingGain).Times(Hundred).Told() : null,
            rates.EarnedMedia ? null : new Estimated(rates.Click, 0, 0).Told().Value
        );
    }

    private ReturnRates RatesOf(bool earnedMedia, double click) =>
        new(earnedMedia, click, (double)options.Value.Invitation, (double)options.Value.Share);

    private ToldReturn Told(ReturnCounts counts, ReturnIntervals intervals, IReadOnlyList<BasisReturn> byBasis, WhyNoReturn? why)
    {
        var (all, places) = (intervals.All, counts.Places.Values.Order().ToList());
        var isTold = why is null;
        return new(
            reach.Value.Currency,
            FollowedWeeks,
            isTold ? SmallGroups.NearestFive(all.Effect.Invited) : 0,
            isTold ? SmallGroups.NearestFive(all.Effect.HeldOut) : 0,
            isTold ? SmallGroups.NearestFive(counts.InvitedThisYear) : 0,
            isTold ? Math.Max(SmallGroups.MinPeople, SmallGroups.NearestFive(places[^1])) : 0,
            isTold ? Math.Max(SmallGroups.MinPeople, SmallGroups.NearestFive(places[places.Count / 2])) : 0,
            isTold && intervals.IsTrainingPublishable
                ? (int)Math.Round(100.0 * all.Training.Beginners / (all.Effect.Invited + all.Effect.HeldOut), MidpointRounding.AwayFromZero)
                : null,
            isTold && intervals.IsTrainingPublishable ? SmallGroups.NearestFive(counts.BeginnersThisYear) : null,
            MarkOf(options.Value, reach.Value.Currency),
            byBasis,
            why
        );
    }

    /// <summary>What a click was worth this year by what came of it; null where nothing came, or nobody said what it is worth.</summary>
    private async Task<double?> WorthOfAClickAsync(long clicks, DateOnly asOf, CancellationToken cancellationToken)
    {
        var worth = options.Value.HiresAYear * (options.Value.Hire ?? 0);
        await foreach (var (key, visits) in store.ReadVisitsAsync(cancellationToken))
        {
            worth += key.Day >= asOf.AddDays(-Days) && key.Day < asOf ? WorthOf(key, visits) : 0;
        }

        return clicks < FewestClicks || worth <= 0 ? null : (double)worth / clicks;
    }

    // What is valued in another currency counts as what it is: a lead.
    private decimal WorthOf(VisitKey key, Visits visits) =>
        ((options.Value.Visit ?? 0) * visits.Sessions)
        + (
            visits.Value is { } value && key.Currency == reach.Value.Currency
                ? value
                : (options.Value.Lead ?? 0) * (visits.Conversions ?? 0)
        );
}
