using Advocacy.Domain.Invitations;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Returns;

namespace Advocacy.Domain.Trials;

/// <summary>What is told of two texts of a content.</summary>
/// <param name="ContentId">The content.</param>
/// <param name="Suggested">People who shared it and are offered the first text, to the nearest five.</param>
/// <param name="Other">People who shared it and are offered the other.</param>
/// <param name="Clicks">Clicks a share; null while too few people stand behind it.</param>
/// <param name="Engagements">Engagements a share; null while too few do.</param>
public sealed record ToldTrial(string ContentId, int Suggested, int Other, ToldDifference? Clicks, ToldDifference? Engagements)
{
    // Counts to the nearest five that are ten apart are of six people more at least.
    private const int Step = 2 * SmallGroups.MinPeople;

    /// <summary>What is told after what was told before: a trial goes on once six people more have shared with either text, so that
    /// no difference of two publications is about fewer than five.</summary>
    public ToldTrial After(ToldTrial? before) =>
        before is null || (Suggested >= before.Suggested + Step && Other >= before.Other + Step) ? this : before;

    /// <summary>What is told of counts; null where fewer than five people shared with either text.</summary>
    public static ToldTrial? Of(TrialCounts counts)
    {
        var (suggested, other) = (counts.Suggested, counts.Other);
        var (few, many) = (People(suggested), People(other));
        return Math.Min(few, many) < SmallGroups.MinPeople
            ? null
            : new(
                counts.ContentId,
                SmallGroups.NearestFive(few),
                SmallGroups.NearestFive(many),
                ToldDifference.Of(suggested.Clicks, suggested.MostClicks, other.Clicks, other.MostClicks),
                ToldDifference.Of(suggested.Engagements, suggested.MostEngagements, other.Engagements, other.MostEngagements)
            );
    }

    private static int People(TrialArm arm) => Math.Max(arm.Clicks.Count, arm.Engagements.Count);
}

/// <summary>Two means of one measure and how far they differ, no finer than chance.</summary>
/// <param name="Suggested">By share of the first text.</param>
/// <param name="Other">By share of the other.</param>
/// <param name="Difference">The other less the first, with an interval that holds however often one looks.</param>
/// <param name="IsClear">Whether the interval, before it is rounded, leaves out 0.</param>
public sealed record ToldDifference(double Suggested, double Other, Estimated Difference, bool IsClear)
{
    // A difference that is none is claimed of either measure in 5 of 100 trials at most, at all looks together.
    private const double Alpha = 0.05;

    // Where the interval is narrowest, in shares.
    private const double Usual = 200;

    /// <summary>The difference of two means; null where fewer than twenty people stand behind one, or one share brought half of
    /// it.</summary>
    public static ToldDifference? Of(Moments suggested, long mostSuggested, Moments other, long mostOther)
    {
        if (
            Math.Min(suggested.Count, other.Count) < SmallGroups.MinPeopleOfARate
            || mostSuggested > suggested.Sum / 2
            || mostOther > other.Sum / 2
        )
        {
            return null;
        }

        var (first, second) = (suggested.Mean!.Value, other.Mean!.Value);
        var half = HalfWidth(suggested.Count + other.Count, suggested.Variance / suggested.Count + other.Variance / other.Count ?? 0);
        var difference = new Estimated(second - first, second - first - half, second - first + half);
        // No finer than chance: finer digits would tell of single shares, and of nothing else.
        var step = Math.Max(Estimated.StepOf([first, second]), Estimated.StepOf([10 * half]));
        return new(
            new Estimated(first, 0, 0).ToldBy(step).Value,
            new Estimated(second, 0, 0).ToldBy(step).Value,
            difference.ToldBy(step),
            difference.Low > 0 || difference.High < 0
        );
    }

    /// <summary>Half of an interval that holds at all looks together: an asymptotic confidence sequence (Waudby-Smith, Arbour, Sinha,
    /// Kennedy and Ramdas, Time-uniform central limit theory, 2024, theorem 2.2).</summary>
    private static double HalfWidth(int shares, double squaredError)
    {
        var rho = (-(2 * Math.Log(Alpha)) + Math.Log(-(2 * Math.Log(Alpha))) + 1) / Usual;
        var spread = (shares * rho) + 1;
        return Math.Sqrt(squaredError * 2 * spread / (shares * rho) * Math.Log(Math.Sqrt(spread) / Alpha));
    }
}
