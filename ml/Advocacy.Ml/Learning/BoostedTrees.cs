using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Advocacy.Ml.Learning;

/// <summary>Boosted trees, by FastTree or LightGBM, with settings for little data: few leaves, many rows in each. Scores
/// are brought to log-odds, which trainers scale differently. Contributions are exact (<see cref="TreeShap"/>).</summary>
internal sealed class BoostedTrees : IRanker
{
    public const string FastTree = "FastTree";
    public const string LightGbm = "LightGBM";
    private const string File = "trees.zip";
    private const string Covers = "covers.json";
    private const double LearningRate = 0.05;
    private const int RowsALeaf = 100;

    private readonly MLContext _ml;
    private readonly TransformerChain<ITransformer> _transformer;
    private readonly int _columns;
    private readonly double _logOdds;
    private readonly IReadOnlyList<DecisionTree> _trees;

    private BoostedTrees(
        MLContext ml,
        string kind,
        TransformerChain<ITransformer> transformer,
        int columns,
        Func<IReadOnlyList<DecisionTree>, IReadOnlyList<DecisionTree>> covered
    )
    {
        (_ml, Kind, _transformer, _columns) = (ml, kind, transformer, columns);
        (_trees, _logOdds) = Read(transformer);
        _trees = covered(_trees);
        Base = _trees.Sum(tree => tree.Expected);
    }

    /// <inheritdoc/>
    public string Kind { get; }

    /// <inheritdoc/>
    public double Base { get; }

    /// <summary>Fits rows.</summary>
    /// <param name="ml">The context; its seed is the trainer's.</param>
    /// <param name="shape">Their kind and size.</param>
    /// <param name="rows">Rows of a design, with label and weight.</param>
    /// <param name="seed">Seed of what is random.</param>
    /// <exception cref="NoSplitException">The rows are too few for a single split.</exception>
    public static BoostedTrees Fit(MLContext ml, TreeShape shape, IReadOnlyList<ModelRow> rows, int seed)
    {
        var columns = rows[0].Features.Length;
        var view = ModelRow.View(ml, rows, columns);
        for (var trees = shape.Trees; trees > 0; trees /= 2)
        {
            try
            {
                ITransformer fitted =
                    shape.Kind == LightGbm
                        ? LightGbmTrainer(ml, trees, shape.Leaves, seed).Fit(view)
                        : FastTreeTrainer(ml, trees, shape.Leaves, seed).Fit(view);
                return new(
                    ml,
                    shape.Kind,
                    new TransformerChain<ITransformer>(fitted),
                    columns,
                    read => [.. read.Select(tree => tree.Covered(rows.Select(row => row.Features)))]
                );
            }
            catch (ArgumentNullException)
            {
                // ML.NET cannot read a tree without a split; once there is nothing more to learn, all that follow have none.
            }
        }

        throw new NoSplitException();
    }

    /// <summary>The model of an archive.</summary>
    public static BoostedTrees Load(MLContext ml, string kind, ModelArchive archive)
    {
        var covers = archive.Get<TreeCovers>(Covers);
        return new(
            ml,
            kind,
            (TransformerChain<ITransformer>)archive.Get(File, ml),
            covers.Columns,
            trees => [.. trees.Zip(covers.Trees, (tree, cover) => tree.Covered(cover))]
        );
    }

    /// <inheritdoc/>
    public IEnumerable<double> Score(IEnumerable<float[]> rows) =>
        _transformer
            .Transform(ModelRow.View(_ml, rows.Select(row => new ModelRow { Features = row }), _columns))
            .GetColumn<float>("Score")
            .Select(score => _logOdds * score);

    /// <inheritdoc/>
    public double[] Contributions(float[] row)
    {
        var contributions = new double[row.Length];
        foreach (var tree in _trees)
        {
            TreeShap.Add(tree, row, contributions);
        }

        return contributions;
    }

    /// <inheritdoc/>
    public void Save(ModelArchive archive)
    {
        archive.Add(File, _ml, _transformer, ModelRow.View(_ml, [], _columns).Schema);
        archive.Add(Covers, new TreeCovers(_columns, [.. _trees.Select(tree => tree.Covers)]));
    }

    private static LightGbmBinaryTrainer LightGbmTrainer(MLContext ml, int trees, int leaves, int seed) =>
        ml.BinaryClassification.Trainers.LightGbm(
            new LightGbmBinaryTrainer.Options
            {
                FeatureColumnName = nameof(ModelRow.Features),
                ExampleWeightColumnName = nameof(ModelRow.Weight),
                NumberOfIterations = trees,
                NumberOfLeaves = leaves,
                MinimumExampleCountPerLeaf = RowsALeaf,
                LearningRate = LearningRate,
                NumberOfThreads = 1,
                Deterministic = true,
                Seed = seed,
            }
        );

    private static FastTreeBinaryTrainer FastTreeTrainer(MLContext ml, int trees, int leaves, int seed) =>
        ml.BinaryClassification.Trainers.FastTree(
            new FastTreeBinaryTrainer.Options
            {
                FeatureColumnName = nameof(ModelRow.Features),
                ExampleWeightColumnName = nameof(ModelRow.Weight),
                NumberOfTrees = trees,
                NumberOfLeaves = leaves,
                MinimumExampleCountPerLeaf = RowsALeaf,
                LearningRate = LearningRate,
                NumberOfThreads = 1,
                Seed = seed,
                FeatureSelectionSeed = seed,
            }
        );

    /// <summary>The trees, with what a score counts in log-odds.</summary>
    private static (IReadOnlyList<DecisionTree> Trees, double LogOdds) Read(TransformerChain<ITransformer> transformer)
    {
        var (ensemble, calibrator) = ((ISingleFeaturePredictionTransformer<object>)transformer.LastTransformer).Model switch
        {
            CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator> light => (
                light.SubModel.TrainedTreeEnsemble,
                light.Calibrator
            ),
            CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator> fast => (
                fast.SubModel.TrainedTreeEnsemble,
                fast.Calibrator
            ),
            var other => throw new InvalidDataException($"{other.GetType()} is no model of trees"),
        };
        return (
            [.. ensemble.Trees.Zip(ensemble.TreeWeights, (tree, weight) => DecisionTree.Of(tree, weight * -calibrator.Slope))],
            -calibrator.Slope
        );
    }

    private sealed record TreeCovers(int Columns, IReadOnlyList<double[]> Trees);
}
