using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Learning;

namespace Advocacy.Ml.Training;

/// <summary>Chooses a recipe by validation as time goes, on training cut-offs alone. A ranking by one feature stays where the linear model
/// does not rank better; trees have to be better than that in 95 of 100 resamplings of the people.</summary>
internal sealed class ModelSelection
{
    /// <summary>The features that rank alone.</summary>
    public static readonly IReadOnlyList<(string Name, string Feature)> Simple =
    [
        ("recent activity alone", "shares_12w"),
        ("recency alone", "days_since_share"),
    ];

    private const int Draws = 200;
    private const int FewestPositives = 5;

    // Larger trees are for those who have this many to learn from in each fold.
    private const int PositivesForLargeTrees = 1000;
    private static readonly (int Leaves, int Trees) Small = (4, 100);
    private static readonly FeatureSet[] Smaller = [FeatureSet.WithoutRhythm, FeatureSet.WithoutNeighbourhood];
    private static readonly double[] L2 = [0.003, 0.01, 0.03, 0.1, 0.3, 1];

    // What restrains a model more has to be better by this much: a tie is no reason. What leaves features out or forgets, by more.
    private const double LeastGain = 0.001;
    private const double LeastGainOfLess = 0.005;
    private readonly Fitting _fitting;
    private readonly TrainingRows _rows;
    private readonly IReadOnlyList<Fold> _folds;
    private readonly List<(string, double, string)> _log = [];

    /// <summary>A selection over the training rows.</summary>
    public ModelSelection(Fitting fitting, TrainingRows rows)
    {
        (_fitting, _rows) = (fitting, rows);
        _folds =
        [
            .. RollingOrigin
                .Folds(rows.Cutoffs, rows.Split.Train, rows.Task)
                .Select(fold => Fold.Of(rows.Train, fold))
                .Where(fold => fold.HasOfEach(FewestPositives)),
        ];
    }

    /// <summary>Chooses.</summary>
    public Choice Choose()
    {
        if (_folds.Count == 0)
        {
            return new(Recipe.Default, [], [], [(Recipe.Default.ToString(), double.NaN, "taken: history is too short to choose")]);
        }

        var simple = Best(Tried([.. Simple.Select(simple => Recipe.Alone(simple.Feature))]));
        var linear = BestLinear();
        var chosen = WithTrees(linear) ?? linear;
        if (chosen.Figure <= simple.Figure)
        {
            _log.Add((simple.Recipe.ToString(), simple.Figure, "nothing ranks better: taken"));
            chosen = simple;
        }

        return Choice(chosen);
    }

    /// <summary>Takes a recipe whatever the folds say of it.</summary>
    public Choice Take(Recipe recipe, string why)
    {
        _log.Add((recipe.ToString(), double.NaN, why));
        return _folds.Count == 0 ? new(recipe, [], [], _log) : Choice(Tried([recipe])[0]);
    }

    private Choice Choice(Attempt chosen) =>
        new(chosen.Recipe, [.. chosen.Scores.SelectMany(fold => fold)], [.. _folds.SelectMany(fold => fold.Validation)], _log);

    private Attempt BestLinear()
    {
        var best = Best(Tried([.. L2.Select(l2 => Recipe.Linear(FeatureSet.All, l2))]));
        best = Best([best, .. Tried([.. Smaller.Select(features => best.Recipe with { Features = features })])], LeastGainOfLess);
        var horizon = _rows.Task.Population.Ambassador.HorizonWeeks;
        return Best(
            [best, .. Tried([.. new[] { 2 * horizon, horizon }.Select(weeks => best.Recipe with { HalfLifeWeeks = weeks })])],
            LeastGainOfLess
        );
    }

    /// <summary>The best with trees beside the linear model, or null where the rows are too few for trees.</summary>
    private Attempt? WithTrees(Attempt linear)
    {
        try
        {
            var trees = Best(Tried([.. Shapes().Select(linear.Recipe.WithTrees)]));
            var blend = Tried(
                linear.Recipe.BlendedWith(trees.Recipe.Trees!),
                [
                    .. linear.Fits.Zip(
                        trees.Fits,
                        (a, b) => new Fit(a.Design, new Blend((LogisticRegression)a.Ranker, (BoostedTrees)b.Ranker))
                    ),
                ]
            );
            return Better(Better(linear, trees), blend);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is NoSplitException))
        {
            _log.Add(("trees", double.NaN, e.InnerExceptions[0].Message));
            return null;
        }
    }

    /// <summary>LightGBM's native library is not on every machine.</summary>
    private IEnumerable<TreeShape> Shapes() =>
        from kind in LightGbmLibrary.IsThere ? new[] { BoostedTrees.FastTree, BoostedTrees.LightGbm } : [BoostedTrees.FastTree]
        from shape in _folds[0].Positives < PositivesForLargeTrees
            ? [Small]
            : new[] { Small, (Leaves: 8, Trees: 200), (Leaves: 15, Trees: 100) }
        select new TreeShape(kind, shape.Leaves, shape.Trees);

    private static double Figure(IReadOnlyList<RankedRows> ranked, double[]? weights) =>
        ranked.Average(rows => rows.AveragePrecision(weights ?? rows.Once));

    /// <summary>The first that no later one beats.</summary>
    private static Attempt Best(IEnumerable<Attempt> attempts, double leastGain = LeastGain) =>
        attempts.Aggregate((best, next) => next.Figure > best.Figure + leastGain ? next : best);

    /// <summary>Recipes on all folds, side by side: none depends on another.</summary>
    private List<Attempt> Tried(IReadOnlyList<Recipe> recipes)
    {
        var fits = recipes
            .SelectMany(recipe => _folds.Select(fold => (Recipe: recipe, Fold: fold)))
            .AsParallel()
            .AsOrdered()
            .Select(fit => _fitting.Fit(fit.Recipe, fit.Fold.Design, fit.Fold.Train))
            .ToList();
        return [.. recipes.Zip(fits.Chunk(_folds.Count), Tried)];
    }

    private Attempt Tried(Recipe recipe, IReadOnlyList<Fit> fits)
    {
        List<IReadOnlyList<double>> scores =
        [
            .. _folds.Zip(fits, (fold, fit) => fit.Score(fold.Validation.Select(row => row.Features)).ToList()),
        ];
        var ranked = _folds.Zip(scores, (fold, of) => fold.Ranked(of)).ToList();
        var attempt = new Attempt(recipe, fits, scores, ranked, Figure(ranked, null));
        _log.Add((recipe.ToString(), attempt.Figure, ""));
        return attempt;
    }

    private Attempt Better(Attempt simple, Attempt complex)
    {
        var present = _folds.SelectMany(fold => fold.Validation).Select(row => row.Person).Distinct().Order().ToList();
        var gains = PeopleBootstrap
            .Draw(present[^1] + 1, present, Draws, _rows.Task.Seed)
            .Select(weights => Figure(complex.Ranked, weights) - Figure(simple.Ranked, weights))
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
        IReadOnlyList<Fit> Fits,
        IReadOnlyList<IReadOnlyList<double>> Scores,
        IReadOnlyList<RankedRows> Ranked,
        double Figure
    );
}
