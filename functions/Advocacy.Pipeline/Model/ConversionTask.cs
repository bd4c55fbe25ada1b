using Advocacy.Domain.Ambassadors;

namespace Advocacy.Pipeline.Model;

/// <summary>What is to be learned.</summary>
/// <param name="Population">About whom.</param>
/// <param name="WarmUpWeeks">Weeks of history before the first cut-off.</param>
/// <param name="StepWeeks">Weeks from one cut-off to the next.</param>
/// <param name="TrainShare">Share of the cut-offs, the first ones, to train on; the rest test.</param>
/// <param name="Capacity">People on a list.</param>
/// <param name="UpliftOutcomes">Invited, and as many held out, from which on the list may rank by uplift.</param>
/// <param name="Seed">Seed of all that is random.</param>
public sealed record ConversionTask(
    ConversionPopulation Population,
    int WarmUpWeeks,
    int StepWeeks,
    double TrainShare,
    int Capacity,
    int UpliftOutcomes,
    int Seed
);
