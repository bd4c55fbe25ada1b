using Advocacy.Domain.Reach;
using Advocacy.Domain.Returns;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Advocacy.Pipeline.Returns;

/// <summary>Estimates with 95 % intervals: what people bring by the bootstrap over people (Efron, 1979; percentiles), since what one person
/// brought is not independent; shares of draws, which are small, by Jeffreys' posterior (Brown, Cai and DasGupta, 2001).</summary>
public sealed class ReturnIntervals
{
    private const int Resamples = 1000;
    private const double Tail = 0.025;
    private const double Jeffreys = 0.5;
    private readonly IReadOnlyList<ReturnSums> _people;
    private readonly (ReturnSums Sums, DrawnShares Shares)[] _resampled;

    /// <summary>Resamples people; the same people give the same intervals.</summary>
    /// <param name="people">Sums, one entry a person, in an order that is always the same.</param>
    public ReturnIntervals(IReadOnlyList<ReturnSums> people)
    {
        _people = people;
        All = people.Aggregate(ReturnSums.None, (sum, person) => sum.Plus(person));
        double[][] values = [.. people.Select(person => person.ToArray())];
        var random = new Xoshiro256StarStar(1, threadSafe: false);
        _resampled = [.. Enumerable.Range(0, Resamples).Select(_ => (ReturnSums.Of(Resample(values, random)), Drawn(random)))];
    }

    /// <summary>The people, together.</summary>
    public ReturnSums All { get; }

    /// <summary>Whether the effect may be told: at least twenty people invited and twenty held out, five of them converting and five
    /// not.</summary>
    public bool IsPublishable =>
        Count(person => person.Effect.Invited > 0) >= SmallGroups.MinPeopleOfARate
        && Count(person => person.Effect.HeldOut > 0) >= SmallGroups.MinPeopleOfARate
        && Count(person => person.Converted.Draws > 0) >= SmallGroups.MinPeople
        && Count(person => person.Others.Draws > 0) >= SmallGroups.MinPeople;

    /// <summary>Whether beginners may be told of beside those at home in the middle of the scale.</summary>
    public bool IsTrainingPublishable =>
        IsPublishable
        && Count(person => person.Training.Beginners > 0) >= SmallGroups.MinPeopleOfARate
        && Count(person => person.Training.AtHome > 0) >= SmallGroups.MinPeopleOfARate;

    /// <summary>Whether more than half of what is told hangs on one person, and would tell of them: of what those who convert brought, of
    /// both sides of the new ambassador, or of the gain, pace by pace.</summary>
    public bool IsDominated(ReturnRates rates)
    {
        var shares = DrawnShares.Of(All);
        return IsOnePersons(person => rates.ValueOf(person.Converted) / All.Converted.Draws)
            || IsOnePersons(person =>
                (rates.ValueOf(person.Converted) / All.Converted.Draws) + (rates.ValueOf(person.Others) / All.Others.Draws)
            )
            || IsOnePersons(person =>
                person
                    .ByPace.Index()
                    .Where(pace => pace.Item.Brought.Draws > 0)
                    .Sum(pace =>
                        Math.Abs(shares.Invited[pace.Index] - shares.HeldOut[pace.Index])
                        * rates.ValueOf(pace.Item.Brought)
                        / All.ByPace[pace.Index].Brought.Draws
                    )
            );
    }

    /// <summary>A figure with its interval; all 0 where a group is empty.</summary>
    public Estimated Of(ReturnRates rates, Func<ReturnEstimate, double> figure)
    {
        var value = figure(ReturnEstimate.Of(All, DrawnShares.Of(All), rates));
        double[] sorted =
        [
            .. _resampled.Select(one => figure(ReturnEstimate.Of(one.Sums, one.Shares, rates))).Where(double.IsFinite).Order(),
        ];
        return sorted.Length == 0 || !double.IsFinite(value)
            ? default
            : new(value, sorted[(int)(Tail * sorted.Length)], sorted[(int)((1 - Tail) * sorted.Length)]);
    }

    private static double[] Resample(double[][] values, Xoshiro256StarStar random)
    {
        var sums = ReturnSums.None.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var drawn = values[random.Next(values.Length)];
            for (var k = 0; k < sums.Length; k++)
            {
                sums[k] += drawn[k];
            }
        }

        return sums;
    }

    private DrawnShares Drawn(Xoshiro256StarStar random)
    {
        var (paces, training) = (All.ByPace, All.Training);
        return new(
            Dirichlet.Sample(random, [.. paces.Select(pace => pace.Invited + Jeffreys)]),
            Dirichlet.Sample(random, [.. paces.Select(pace => pace.HeldOut + Jeffreys)]),
            Share(training.BeginnersConvert, training.Beginners),
            Share(training.AtHomeConvert, training.AtHome)
        );

        double Share(int part, int whole) => Beta.Sample(random, part + Jeffreys, whole - part + Jeffreys);
    }

    private bool IsOnePersons(Func<ReturnSums, double> part) => _people.Max(part) > _people.Sum(part) / 2;

    private int Count(Func<ReturnSums, bool> isCounted) => _people.Count(isCounted);
}
