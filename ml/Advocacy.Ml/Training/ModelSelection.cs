using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Learning;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Training;

/// <summary>Chooses a recipe by validation as time goes, on training cut-offs alone. Of kinds of models the simplest is taken that is not
/// worse by more than noise: a more complex one has to be better in 95 of 100 resamplings of the people.</summary>
internal sealed class ModelSelection(Fitting fitting, ConversionTask task, IReadOnlyList<DateTimeOffset> cutoffs)
{
    private const int Draws = 200;
    private const int FewestPositives = 5;
    private static readonly double[] L2 = [0.003, 0.01, 0.03, 0.1, 0.3, 1];
    private const int Leaves = 4;

    // What restrains a model more, or forgets, has to be better by this much: a tie is no reason.
    private const double LeastGain = 0.001;
    private readonly List<(string, double, string)> _log = [];

    /// <summary>Chooses from the rows of the first cut-offs.</summary>
    public Choice Choose(IReadOnlyList<Example> train, int trainCutoffs)
    {
        List<Fold> folds =
        [
            .. RollingOrigin
                .Folds(cutoffs, trainCutoffs, task)
                .Select(fold => Fold.Of(train, fold))
                .Where(fold => fold.IsUsable(FewestPositives)),
        ];
        if (folds.Count == 0)
        {
            return new(
                Recipe.Default,
                Calibration.None,
                [],
                [],
                [(Recipe.Default.ToString(), double.NaN, "taken: history is too short to choose")]
            );
        }

        var linear = Best(Tried(folds, [.. L2.Select(l2 => Recipe.Linear(l2, null))]));
        var horizon = task.Population.Ambassador.HorizonWeeks;
        linear = Best([
            linear,
            .. Tried(folds, [.. new[] { 2 * horizon, horizon }.Select(weeks => linear.Recipe with { HalfLifeWeeks = weeks })]),
        ]);
        var chosen = WithTrees(folds, linear) ?? linear;
        var rows = folds.SelectMany(fold => fold.Validation).ToList();
        List<double> scores = [.. chosen.Scores.SelectMany(fold => fold)];
        return new(chosen.Recipe, CalibrationFor(folds, chosen), scores, rows, _log);
    }

    /// <summary>The best with trees beside the linear model, or null where the rows are too few for trees.</summary>
    private Attempt? WithTrees(IReadOnlyList<Fold> folds, Attempt linear)
    {
        try
        {
            var trees = Best(Tried(folds, [.. Kinds().Select(kind => new Recipe(kind, 0, kind, Leaves, linear.Recipe.HalfLifeWeeks))]));
            var blend = Tried(
                folds,
                new(Blend.Name, linear.Recipe.L2, trees.Recipe.TreesKind, trees.Recipe.Leaves, linear.Recipe.HalfLifeWeeks),
                [.. linear.Rankers.Zip(trees.Rankers, (a, b) => new Blend((LogisticRegression)a, (BoostedTrees)b))]
            );
            return Better(folds, Better(folds, linear, trees), blend);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is NoSplitException))
        {
            _log.Add(("trees", double.NaN, e.InnerExceptions[0].Message));
            return null;
        }
    }

    /// <summary>LightGBM's native library is not on every machine.</summary>
    private static IEnumerable<string> Kinds() =>
        LightGbmLibrary.IsThere ? [BoostedTrees.FastTree, BoostedTrees.LightGbm] : [BoostedTrees.FastTree];

    private static double Figure(IReadOnlyList<Fold> folds, IReadOnlyList<RankedRows> ranked, double[]? weights) =>
        folds.Zip(ranked, (_, rows) => rows.AveragePrecision(weights ?? rows.Once)).Average();

    /// <summary>The better of Platt and isotonic on the last fold, each fitted on those before; Platt where there is one fold.</summary>
    private string CalibrationFor(List<Fold> folds, Attempt chosen)
    {
        if (folds.Count < 2)
        {
            return Calibration.Platt;
        }

        var before = folds.Take(folds.Count - 1).SelectMany(fold => fold.Validation).Select(row => row.Converts).ToList();
        var scores = chosen.Scores.Take(folds.Count - 1).SelectMany(fold => fold).ToList();
        var losses = new[] { Calibration.Platt, Calibration.Isotonic }.Select(kind =>
        {
            var probabilities = Calibration.Fit(fitting.Context(), kind, scores, before).Probabilities(chosen.Scores[^1]);
            return (
                Kind: kind,
                Loss: probabilities.Zip(folds[^1].Validation, (probability, row) => Losses.Log(probability, row.Converts)).Average()
            );
        });
        return losses.MinBy(loss => loss.Loss).Kind;
    }

    /// <summary>The first that no later one beats.</summary>
    private static Attempt Best(IEnumerable<Attempt> attempts) =>
        attempts.Aggregate((best, next) => next.Figure > best.Figure + LeastGain ? next : best);

    /// <summary>Recipes on all folds, side by side: none depends on another.</summary>
    private List<Attempt> Tried(IReadOnlyList<Fold> folds, IReadOnlyList<Recipe> recipes)
    {
        var rankers = recipes
            .SelectMany(recipe => folds.Select(fold => (Recipe: recipe, Fold: fold)))
            .AsParallel()
            .AsOrdered()
            .Select(fit => fitting.Fit(fit.Recipe, fit.Fold.Design, fit.Fold.Train))
            .ToList();
        return [.. recipes.Zip(rankers.Chunk(folds.Count), (recipe, of) => Tried(folds, recipe, of))];
    }

    private Attempt Tried(IReadOnlyList<Fold> folds, Recipe recipe, IReadOnlyList<IRanker> rankers)
    {
        List<IReadOnlyList<double>> scores =
        [
            .. folds.Zip(rankers, (fold, ranker) => ranker.Score(fold.Validation.Select(row => fold.Design.Row(row.Features))).ToList()),
        ];
        var ranked = folds.Zip(scores, (fold, of) => fold.Ranked(of)).ToList();
        var attempt = new Attempt(recipe, rankers, scores, ranked, Figure(folds, ranked, null));
        _log.Add((recipe.ToString(), attempt.Figure, ""));
        return attempt;
    }

    private Attempt Better(IReadOnlyList<Fold> folds, Attempt simple, Attempt complex)
    {
        var present = folds.SelectMany(fold => fold.Validation).Select(row => row.Person).Distinct().Order().ToList();
        var gains = PeopleBootstrap
            .Draw(present[^1] + 1, present, Draws, task.Seed)
            .Select(weights => Figure(folds, complex.Ranked, weights) - Figure(folds, simple.Ranked, weights))
            .ToList();
        var isBetter = complex.Figure > simple.Figure && PeopleBootstrap.Quantile(gains, 0.05) > 0;
        _log.Add(
            (
                $"{complex.Recipe.Kind} against {simple.Recipe.Kind}",
                complex.Figure - simple.Figure,
                isBetter ? "better by more than noise: taken" : "not better by more than noise: the simpler one stays"
            )
        );
        return isBetter ? complex : simple;
    }

    private sealed record Attempt(
        Recipe Recipe,
        IReadOnlyList<IRanker> Rankers,
        IReadOnlyList<IReadOnlyList<double>> Scores,
        IReadOnlyList<RankedRows> Ranked,
        double Figure
    );

    private sealed record Fold(Design Design, IReadOnlyList<Example> Train, IReadOnlyList<Example> Validation)
    {
        public static Fold Of(IReadOnlyList<Example> rows, (int TrainUntil, int From, int Until) fold)
        {
            var train = rows.Where(row => row.Cutoff < fold.TrainUntil).ToList();
            return new(Design.Of(train), train, [.. rows.Where(row => row.Cutoff >= fold.From && row.Cutoff < fold.Until)]);
        }

        public bool IsUsable(int positives) => Has(Train, positives) && Has(Validation, positives);

        public RankedRows Ranked(IReadOnlyList<double> scores) =>
            new(
                scores,
                [.. Validation.Select(row => row.Converts)],
                [.. Validation.Select(row => row.Person)],
                [.. Validation.Select(row => row.Cutoff)]
            );

        private static bool Has(IReadOnlyList<Example> rows, int positives) =>
            rows.Count(row => row.Converts) >= positives && rows.Count(row => !row.Converts) >= positives;
    }
}
