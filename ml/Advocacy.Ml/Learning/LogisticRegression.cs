using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace Advocacy.Ml.Learning;

/// <summary>A logistic regression (L-BFGS, L2) over columns brought to mean 0 and variance 1 (fixZero: false, else their mean is not
/// taken off). Contributions are to the log-odds and exact: weight × distance from the mean, in standard deviations.</summary>
internal sealed class LogisticRegression : IRanker
{
    public const string Name = "logistic regression";
    private const string File = "linear.zip";
    private const string Normalized = "Normalized";

    private readonly MLContext _ml;
    private readonly TransformerChain<ITransformer> _transformer;
    private readonly double[] _weights;
    private readonly double[] _means;

    private LogisticRegression(MLContext ml, TransformerChain<ITransformer> transformer)
    {
        (_ml, _transformer) = (ml, transformer);
        var normalizer = (NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>)
            ((NormalizingTransformer)transformer.First()).GetNormalizerModelParameters(0);
        var last = (ISingleFeaturePredictionTransformer<object>)transformer.LastTransformer;
        var model = ((CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>)last.Model).SubModel;
        Weights = model.Weights;
        Base = model.Bias;
        // ML.NET normalises by (x − offset) × scale; an empty offset is 0.
        _weights = [.. model.Weights.Zip(normalizer.Scale, (weight, scale) => (double)weight * scale)];
        _means = normalizer.Offset.IsDefaultOrEmpty ? new double[_weights.Length] : [.. normalizer.Offset.Select(offset => (double)offset)];
    }

    /// <inheritdoc/>
    public string Kind => Name;

    /// <summary>Change of the log-odds by one standard deviation of each column.</summary>
    public IReadOnlyList<float> Weights { get; }

    /// <inheritdoc/>
    public double Base { get; }

    /// <summary>Fits rows.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="rows">Rows of a design, with label and weight.</param>
    /// <param name="l2">L2 regularisation as a share of the rows: the same for little data as for much.</param>
    public static LogisticRegression Fit(MLContext ml, IReadOnlyList<ModelRow> rows, double l2)
    {
        var pipeline = ml
            .Transforms.NormalizeMeanVariance(Normalized, nameof(ModelRow.Features), maximumExampleCount: int.MaxValue, fixZero: false)
            // L-BFGS goes over the rows again and again: they are normalised once.
            .AppendCacheCheckpoint(ml)
            .Append(
                ml.BinaryClassification.Trainers.LbfgsLogisticRegression(
                    new LbfgsLogisticRegressionBinaryTrainer.Options
                    {
                        FeatureColumnName = Normalized,
                        ExampleWeightColumnName = nameof(ModelRow.Weight),
                        L1Regularization = 0,
                        L2Regularization = (float)(l2 * rows.Count),
                        NumberOfThreads = 1,
                    }
                )
            );
        var fitted = pipeline.Fit(ModelRow.View(ml, rows, rows[0].Features.Length));
        return new(ml, new TransformerChain<ITransformer>([.. (IEnumerable<ITransformer>)fitted]));
    }

    /// <summary>The model of an archive.</summary>
    public static LogisticRegression Load(MLContext ml, ModelArchive archive) =>
        new(ml, (TransformerChain<ITransformer>)archive.Get(File, ml));

    /// <inheritdoc/>
    public IEnumerable<double> Score(IEnumerable<float[]> rows) =>
        _transformer
            .Transform(ModelRow.View(_ml, rows.Select(row => new ModelRow { Features = row }), _weights.Length))
            .GetColumn<float>("Score")
            .Select(score => (double)score);

    /// <inheritdoc/>
    public double[] Contributions(float[] row)
    {
        var contributions = new double[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            contributions[i] = _weights[i] * (row[i] - _means[i]);
        }

        return contributions;
    }

    /// <inheritdoc/>
    public void Save(ModelArchive archive) => archive.Add(File, _ml, _transformer, ModelRow.View(_ml, [], _weights.Length).Schema);
}
