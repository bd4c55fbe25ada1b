namespace Advocacy.Local.Simulation;

/// <summary>The rule by which simulated people begin to speak up: what a model trained on the simulated company should find.
/// Weekly probability = 1 / (1 + e^−z) with z below; who speaks up stops with probability <see cref="WeeklyLapse"/> a week.</summary>
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
    /// <param name="teamActive">Share of those with whom they work that is active, 0 to 1: contagion between colleagues.</param>
    /// <param name="interactions">The person's interactions with colleagues' shares in the 4 weeks before: consumption before
    /// speaking.</param>
    /// <param name="campaign">Whether a campaign runs.</param>
    public static double WeeklyProbability(SimulatedPerson person, double teamActive, int interactions, bool campaign)
    {
        var z =
            -6.1
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

    /// <summary>The true probability of at least so many shares over the weeks to come, for what holds when they begin: the best that can
    /// be known of a person, and more than their traces show.</summary>
    /// <param name="isActive">Whether they speak up now.</param>
    /// <param name="begins">Probability, each week, that they begin to if they do not.</param>
    /// <param name="minShares">Shares that make an active ambassador.</param>
    public static double ConversionProbability(bool isActive, IReadOnlyList<double> begins, int minShares)
    {
        // By state and shares so far, the last entry being enough of them.
        var (silent, speaking) = (new double[minShares + 1], new double[minShares + 1]);
        (isActive ? speaking : silent)[0] = 1;
        foreach (var begin in begins)
        {
            var turned = silent
                .Zip(speaking, (s, a) => (Silent: (s * (1 - begin)) + (a * WeeklyLapse), Speaking: (s * begin) + (a * (1 - WeeklyLapse))))
                .ToList();
            silent = Shared([.. turned.Select(state => state.Silent)], OtherSharesAWeek);
            speaking = Shared([.. turned.Select(state => state.Speaking)], ActiveSharesAWeek);
        }

        return silent[minShares] + speaking[minShares];
    }

    private static double[] Shared(double[] before, double mean)
    {
        var enough = before.Length - 1;
        var after = new double[before.Length];
        for (var shares = 0; shares <= enough; shares++)
        {
            var left = 1.0;
            for (var more = 0; shares + more < enough; more++)
            {
                var probability = MathNet.Numerics.Distributions.Poisson.PMF(mean, more);
                after[shares + more] += before[shares] * probability;
                left -= probability;
            }

            after[enough] += before[shares] * left;
        }

        return after;
    }
}
