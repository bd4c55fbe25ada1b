using System.Globalization;
using Advocacy.Domain.Reach;
using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Uplift;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Training;

/// <summary>Answers what invitations change: the average effect, how well each learner ranks by it, and whether one ranks better than the
/// likelihood to convert does. Every row is scored by models that had not seen its person.</summary>
internal static class UpliftTrial
{
    private const int Folds = 5;
    private const int Draws = 300;
    private const int CurveSteps = 20;

    /// <summary>Tries the learners on rows.</summary>
    /// <param name="fitting">Fits.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="propensity">The conversion model: its scores are the ranking to beat.</param>
    /// <param name="needed">Invited, and as many held out, without which nothing is tried.</param>
    /// <param name="seed">Seed of the resampling.</param>
    public static (UpliftCard Card, UpliftModel? Model) Run(
        Fitting fitting,
        IReadOnlyList<UpliftRow> rows,
        FittedModel propensity,
        int needed,
        int seed
    )
    {
        var (treated, heldOut) = (rows.Count(row => row.Treated), rows.Count(row => !row.Treated));
        var effect = UpliftEffect.Of(rows);
        if (treated < needed || heldOut < needed)
        {
            return (
                new UpliftCard(
                    SmallGroups.NearestFive(treated),
                    SmallGroups.NearestFive(heldOut),
                    effect,
                    [],
                    [],
                    false,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the list ranks by likelihood: to tell who converts because of an invitation, {needed} invited and {needed} held "
                            + $"out are needed"
                    )
                )
                {
                    ByProfile = UpliftEffect.ByProfile(rows),
                    SmallestEffect = UpliftEffect.Smallest(rows),
                },
                null
            );
        }

        var rankings = UpliftModel
            .Kinds.Select(kind => (Name: kind, Scores: OutOfFold(fitting, kind, rows)))
            .Append((Name: "likelihood to convert", Scores: [.. propensity.Score(rows.Select(row => row.Features))]))
            .ToList();
        var draws = Resampled(rows, seed).ToList();
        var measured = rankings.Select(ranking => Measure(ranking.Name, ranking.Scores, rows, draws)).ToList();
        var best = measured.SkipLast(1).MaxBy(ranking => ranking.Qini)!;
        var gain = PeopleBootstrap.Quantile(best.Resampled.Zip(measured[^1].Resampled, (a, b) => a - b), 0.05);
        var isUsed = gain > 0;
        var words = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Qini {best.Qini:0.000} of the {best.Name} against {measured[^1].Qini:0.000} of the likelihood, at least "
                + $"{gain:+0.000;-0.000} in 95 of 100 resamplings"
        );
        return (
            new UpliftCard(
                SmallGroups.NearestFive(treated),
                SmallGroups.NearestFive(heldOut),
                effect,
                [.. measured.Select(ranking => new UpliftRanking(ranking.Name, ranking.Figure))],
                CurveOf(best.Scores, rows, draws),
                isUsed,
                isUsed ? $"the list ranks by uplift: {words}" : $"the list ranks by likelihood: {words}"
            )
            {
                ByProfile = UpliftEffect.ByProfile(rows),
                SmallestEffect = UpliftEffect.Smallest(rows),
            },
            isUsed ? UpliftModel.Fit(fitting.Context(), best.Name, rows) : null
        );
    }

    private static double[] OutOfFold(Fitting fitting, string kind, IReadOnlyList<UpliftRow> rows)
    {
        var scores = new double[rows.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = UpliftModel.Fit(fitting.Context(), kind, [.. rows.Where(row => row.Person % Folds != fold)]);
            int[] held = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Person % Folds == fold)];
            foreach (var (i, score) in held.Zip(model.Score([.. held.Select(i => rows[i].Features)])))
            {
                scores[i] = score;
            }
        }

        return scores;
    }

    private static IEnumerable<double[]> Resampled(IReadOnlyList<UpliftRow> rows, int seed)
    {
        var present = rows.Select(row => row.Person).Distinct().Order().ToList();
        return PeopleBootstrap
            .Draw(present[^1] + 1, present, Draws, seed)
            .Select(weights => rows.Select(row => weights[row.Person]).ToArray());
    }

    private static Measured Measure(string name, double[] scores, IReadOnlyList<UpliftRow> rows, IReadOnlyList<double[]> draws)
    {
        bool[] treated = [.. rows.Select(row => row.Treated)];
        bool[] converts = [.. rows.Select(row => row.Converts)];
        var resampled = draws.Select(weights => Qini.Coefficient(scores, treated, converts, weights)).ToList();
        return new(name, scores, Qini.Coefficient(scores, treated, converts), resampled);
    }

    /// <summary>The Qini curve at every twentieth of the rows, in conversions per 100 of all.</summary>
    private static List<UpliftPoint> CurveOf(IReadOnlyList<double> scores, IReadOnlyList<UpliftRow> rows, IReadOnlyList<double[]> draws)
    {
        bool[] treated = [.. rows.Select(row => row.Treated)];
        bool[] converts = [.. rows.Select(row => row.Converts)];
        var curve = Qini.Curve(scores, treated, converts);
        var resampled = draws.Select(weights => Qini.Curve(scores, treated, converts, weights)).ToList();
        return
        [
            .. Enumerable
                .Range(0, CurveSteps + 1)
                .Select(step => (double)step / CurveSteps)
                .Select(share =>
                {
                    var values = resampled.Select(draw => Qini.PercentAt(draw, share)).ToList();
                    return new UpliftPoint(
                        share,
                        new(Qini.PercentAt(curve, share), PeopleBootstrap.Quantile(values, 0.025), PeopleBootstrap.Quantile(values, 0.975)),
                        share * Qini.PercentAt(curve, 1)
                    );
                }),
        ];
    }

    private sealed record Measured(string Name, IReadOnlyList<double> Scores, double Qini, IReadOnlyList<double> Resampled)
    {
        public Figure Figure => new(Qini, PeopleBootstrap.Quantile(Resampled, 0.025), PeopleBootstrap.Quantile(Resampled, 0.975));
    }
}
