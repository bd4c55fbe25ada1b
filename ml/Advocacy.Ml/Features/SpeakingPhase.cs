using Advocacy.Domain.Ambassadors;

namespace Advocacy.Ml.Features;

/// <summary>Whether somebody is in a phase of speaking up, as far as the rhythm of their shares tells: the forward filter of a hidden
/// Markov model of two phases with Poisson counts a week (Rabiner, A Tutorial on Hidden Markov Models, 1989, III A). Its four numbers are
/// fixed: features mean the same in training and scoring, in every company.</summary>
internal static class SpeakingPhase
{
    private const int Weeks = 52;
    private const int MostShares = 10;

    // Shares a week, and the chance that the phase ends with a week.
    private static readonly (double Rate, double Ends) Quiet = (0.05, 0.03);
    private static readonly (double Rate, double Ends) Speaking = (1.2, 0.15);

    /// <summary>The probability of speaking up in the week from a cut-off on, by the shares (UTC, ascending) of the year before it; between
    /// <c>.03</c> and <c>.85</c>.</summary>
    public static float Probability(ReadOnlySpan<DateTimeOffset> shared, DateTimeOffset at)
    {
        var speaking = Quiet.Ends / (Quiet.Ends + Speaking.Ends);
        for (var week = Weeks; week > 0; week--)
        {
            var from = at.AddDays(-Windows.Week * week);
            var shares = AmbassadorDefinition.Window(shared, from, from.AddDays(Windows.Week)).Length;
            var (loud, quiet) = (speaking * Likelihood(Speaking.Rate, shares), (1 - speaking) * Likelihood(Quiet.Rate, shares));
            var was = loud / (loud + quiet);
            speaking = (was * (1 - Speaking.Ends)) + ((1 - was) * Quiet.Ends);
        }

        return (float)speaking;
    }

    /// <summary>A Poisson likelihood, without the factor that all rates have alike. Many shares in a week say no more than ten.</summary>
    private static double Likelihood(double rate, int count) => Math.Exp(-rate) * Math.Pow(rate, Math.Min(count, MostShares));
}
