using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Advocacy.Ml.Training;

/// <summary>A logistic regression over features that may be missing: each is replaced by its mean and joined by an indicator,
/// and all are brought to mean 0 and variance 1 (fixZero: false, else their mean is not taken off).</summary>
internal sealed class LogisticRegression
{
    private const string Input = nameof(ModelRow.Features);
    private const string Known = "Known";
    private const string Missing = "Missing";
    private const string Normalized = "Normalized";
    private static readonly DateTimeOffset Undating = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly MLContext _ml;
    private readonly ITransformer _transformer;

    private LogisticRegression(MLContext ml, ITransformer transformer)
    {
        _ml = ml;
        _transformer = transformer;
        var last = (ISingleFeaturePredictionTransformer<object>)((IEnumerable<ITransformer>)transformer).Last();
        var model = (CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>)last.Model;
        Weights = [.. model.SubModel.Weights];
    }

    /// <summary>Weights of the normalised features, and behind them those of their being missing.</summary>
    public float[] Weights { get; }

    public static LogisticRegression Fit(MLContext ml, IEnumerable<Example> examples, int features, Func<float[], float[]> select)
    {
        var rows = ModelRow.View(ml, [.. examples.Select(example => new ModelRow { Features = select(example.Features), Label = example.Converts })], features);
        var pipeline = ml.Transforms.IndicateMissingValues(Missing, Input)
            .Append(ml.Transforms.Conversion.ConvertType(Missing, Missing, DataKind.Single))
            .Append(ml.Transforms.ReplaceMissingValues(Known, Input, Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode.Mean))
            .Append(ml.Transforms.Concatenate(Normalized, Known, Missing))
            .Append(ml.Transforms.NormalizeMeanVariance(Normalized, maximumExampleCount: int.MaxValue, fixZero: false))
            .Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                FeatureColumnName = Normalized,
                L1Regularization = 0,
                L2Regularization = 1,
                NumberOfThreads = 1,
            }));
        return new(ml, pipeline.Fit(rows));
    }

    public static LogisticRegression Load(MLContext ml, ReadOnlyMemory<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        return new(ml, ml.Model.Load(stream, out _));
    }

    public byte[] Save(int features)
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(_transformer, ModelRow.View(_ml, [], features).Schema, stream);
        return Undated(stream);
    }

    /// <summary>The probability of each row, and its normalised features.</summary>
    public IEnumerable<(float Probability, float[] Normalized)> Predict(IDataView rows)
    {
        var scored = _transformer.Transform(rows);
        return scored.GetColumn<float>("Probability").Zip(scored.GetColumn<float[]>(Normalized));
    }

    /// <summary>The same archive without the time at which it was written: the same model is the same bytes.</summary>
    private static byte[] Undated(Stream saved)
    {
        using var stream = new MemoryStream();
        using (var from = new ZipArchive(saved, ZipArchiveMode.Read))
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var undated = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                undated.LastWriteTime = Undating;
                using var source = entry.Open();
                using var target = undated.Open();
                source.CopyTo(target);
            }
        }

        return stream.ToArray();
    }
}
