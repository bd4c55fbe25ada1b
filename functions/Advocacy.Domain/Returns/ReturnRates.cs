namespace Advocacy.Domain.Returns;

/// <summary>What things cost and are worth, in the currency of the options, each at least 0.</summary>
/// <param name="EarnedMedia">Whether shares are worth their earned media value.</param>
/// <param name="Click">What a click is worth by what came of it, visits, leads and hires; 0 where earned media counts, since a click would
/// count twice.</param>
/// <param name="Invitation">People's minutes for one invitation.</param>
/// <param name="Share">People's minutes for one share.</param>
public sealed record ReturnRates(bool EarnedMedia, double Click, double Invitation, double Share)
{
    /// <summary>What posts are worth.</summary>
    public double ValueOf(Brought brought) => (EarnedMedia ? brought.EarnedMedia : 0) + (Click * brought.Clicks);
}

/// <summary>What invitations return, at rates; NaN where a group is empty.</summary>
/// <param name="Effect">Share that converts by being invited: those invited less those held out.</param>
/// <param name="NewAmbassador">What somebody who converts brings over the weeks followed, more than who does not.</param>
/// <param name="Gain">What an invitation brings: by how many more share at a pace × what such people bring over the weeks followed, summed
/// over paces (a surrogate index: Athey, Chetty, Imbens and Kang, 2019). New ambassadors are most of it; those who share a little more are
/// the rest.</param>
/// <param name="Cost">What it costs: its own minutes, and those of the posts that come of it.</param>
/// <param name="TrainingGain">What one beginner drawn would bring more, the minutes of their posts taken off, if they converted like those
/// at home in the middle.</param>
public readonly record struct ReturnEstimate(double Effect, double NewAmbassador, double Gain, double Cost, double TrainingGain)
{
    /// <summary>Gain less cost of an invitation.</summary>
    public double Net => Gain - Cost;

    /// <summary>The estimate of sums, with shares of draws.</summary>
    public static ReturnEstimate Of(ReturnSums sums, DrawnShares shares, ReturnRates rates)
    {
        var trained = shares.AtHomeConvert - shares.BeginnersConvert;
        return new(
            sums.Effect.Difference ?? double.NaN,
            More(rates.ValueOf),
            Changed(rates.ValueOf),
            rates.Invitation + (rates.Share * Changed(brought => brought.Shares)),
            trained * (More(rates.ValueOf) - (rates.Share * More(brought => brought.Shares)))
        );

        double More(Func<Brought, double> value) => MeanOf(sums.Converted, value) - MeanOf(sums.Others, value);

        double Changed(Func<Brought, double> value) =>
            sums
                .ByPace.Index()
                .Where(pace => pace.Item.Brought.Draws > 0)
                .Sum(pace => (shares.Invited[pace.Index] - shares.HeldOut[pace.Index]) * MeanOf(pace.Item.Brought, value));
    }

    private static double MeanOf(Brought brought, Func<Brought, double> value) => value(brought) / brought.Draws;
}

/// <summary>Shares of draws, 0 to 1; NaN of none.</summary>
/// <param name="Invited">Of those invited, by pace.</param>
/// <param name="HeldOut">Of those held out, by pace.</param>
/// <param name="BeginnersConvert">Of beginners with digital tools, those who convert.</param>
/// <param name="AtHomeConvert">Of those in the middle of the scale, those who convert.</param>
public sealed record DrawnShares(
    IReadOnlyList<double> Invited,
    IReadOnlyList<double> HeldOut,
    double BeginnersConvert,
    double AtHomeConvert
)
{
    /// <summary>The shares of sums.</summary>
    public static DrawnShares Of(ReturnSums sums) =>
        new(
            [.. sums.ByPace.Select(pace => (double)pace.Invited / sums.Effect.Invited)],
            [.. sums.ByPace.Select(pace => (double)pace.HeldOut / sums.Effect.HeldOut)],
            (double)sums.Training.BeginnersConvert / sums.Training.Beginners,
            (double)sums.Training.AtHomeConvert / sums.Training.AtHome
        );
}
