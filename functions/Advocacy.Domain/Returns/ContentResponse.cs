namespace Advocacy.Domain.Returns;

/// <summary>How many more shares a volunteer posts in weeks with more content: a straight line through weeks (least squares), its 95 %
/// interval by Newey and West's variance over a quarter of the weeks, at the points of Kiefer and Vogelsang (2005) for it. No experiment
/// stands behind it.</summary>
/// <param name="Slope">Shares a week and volunteer for each piece more in four weeks.</param>
/// <param name="Least">The fewest pieces in four weeks that there were.</param>
/// <param name="Most">The most.</param>
/// <param name="Now">Pieces in the last four weeks.</param>
public sealed record ContentResponse(Estimated Slope, int Least, int Most, int Now)
{
    /// <summary>The fewest weeks that a line is drawn through.</summary>
    public const int FewestWeeks = 26;

    // Weeks that are alike follow one another; the longer the span over which that is counted, the wider the interval has to be.
    private const double Span = 0.25;
    private const double Point = 1.96 + (2.9694 * Span) + (0.416 * Span * Span) - (0.5324 * Span * Span * Span);

    /// <summary>The line through weeks; null where they are too few, or the content has not varied.</summary>
    public static ContentResponse? Of(IReadOnlyList<ContentSupply> weeks)
    {
        var (least, most) = weeks.Count < FewestWeeks ? (0, 0) : (weeks.Min(week => week.Contents), weeks.Max(week => week.Contents));
        if (least == most)
        {
            return null;
        }

        var (meanX, meanY) = (weeks.Average(week => week.Contents), weeks.Average(week => week.SharesAVolunteer));
        double[] x = [.. weeks.Select(week => week.Contents - meanX)];
        var squares = x.Sum(one => one * one);
        var slope = x.Zip(weeks, (one, week) => one * (week.SharesAVolunteer - meanY)).Sum() / squares;
        double[] scores = [.. x.Zip(weeks, (one, week) => one * (week.SharesAVolunteer - meanY - (slope * one)))];
        var half = Point * Math.Sqrt(Math.Max(0, LongRunVariance(scores)) * weeks.Count / (weeks.Count - 2.0)) / squares;
        return new(new(slope, slope - half, slope + half), least, most, weeks[^1].Contents);
    }

    private static double LongRunVariance(double[] scores)
    {
        var span = Span * scores.Length;
        return Enumerable
            .Range(0, (int)Math.Ceiling(span))
            .Sum(lag => (lag == 0 ? 1 : 2 * (1 - (lag / span))) * scores.Skip(lag).Zip(scores, (later, earlier) => later * earlier).Sum());
    }
}

/// <summary>A week's content and what was shared.</summary>
/// <param name="Contents">Pieces published in the four weeks that end with it.</param>
/// <param name="SharesAVolunteer">Shares of content in the week by volunteer.</param>
public readonly record struct ContentSupply(int Contents, double SharesAVolunteer);
