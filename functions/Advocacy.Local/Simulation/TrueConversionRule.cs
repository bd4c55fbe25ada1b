namespace Advocacy.Local.Simulation;

/// <summary>The rule by which simulated people begin to speak up: what a model trained on the simulated company should find.
/// Weekly probability = 1 / (1 + e^−z) with z below; people who speak up stop with probability <see cref="WeeklyLapse"/> a week.</summary>
internal static class TrueConversionRule
{
    /// <summary>Probability, each week, that somebody active stops.</summary>
    public const double WeeklyLapse = 0.08;

    /// <summary>Shares a week of somebody active, mean of a Poisson distribution.</summary>
    public const double ActiveSharesAWeek = 1.5;

    /// <summary>Shares a week of anybody else, mean of a Poisson distribution.</summary>
    public const double OtherSharesAWeek = 0.05;

    /// <summary>Probability that an inactive person becomes active in a week.</summary>
    /// <param name="person">The person.</param>
    /// <param name="teamActive">Share of the team that is active, 0 to 1: contagion between colleagues.</param>
    /// <param name="interactions">The person's interactions with colleagues' shares in the 4 weeks before: consumption before speaking.</param>
    /// <param name="campaign">Whether a campaign runs.</param>
    public static double WeeklyProbability(SimulatedPerson person, double teamActive, int interactions, bool campaign)
    {
        var z = -6.1
            + (0.75 * (person.DigitalCulture - 3))
            + (0.60 * (person.OwnInterest - 3))
            + (0.40 * (person.CompanyLink - 3))
            + (0.50 * (person.Synergy - 2.5))
            - (0.70 * (person.Antagonism - 2))
            + (2.5 * teamActive)
            + (0.18 * Math.Min(interactions, 8))
            + (campaign ? 0.7 : 0);
        return 1 / (1 + Math.Exp(-z));
    }
}
