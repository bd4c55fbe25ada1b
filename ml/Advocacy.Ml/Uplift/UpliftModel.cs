using System.Globalization;
using Advocacy.Ml.Learning;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML;

namespace Advocacy.Ml.Uplift;

/// <summary>Predicts what an invitation changes in somebody's probability to convert. Künzel et al., Metalearners for estimating
/// heterogeneous treatment effects, 2019: S (one model that knows who was invited, and each feature times that), T (one model each of
/// the invited and the held out), X (the effects that T's models impute, learned in turn and weighed by the share invited).</summary>
internal sealed class UpliftModel
{
    /// <summary>The kinds, the simplest first.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["S-learner", "T-learner", "X-learner"];

    private const double L2 = 0.1;
    private readonly string _kind;
    private readonly Design _design;
    private readonly IReadOnlyList<LogisticRegression> _parts;
    private readonly IReadOnlyList<double[]> _effects;
    private readonly double _treatedShare;

    private UpliftModel(
        string kind,
        Design design,
        IReadOnlyList<LogisticRegression> parts,
        IReadOnlyList<double[]> effects,
        double treatedShare
    ) => (_kind, _design, _parts, _effects, _treatedShare) = (kind, design, parts, effects, treatedShare);

    /// <summary>Fits rows of both kinds.</summary>
    public static UpliftModel Fit(MLContext ml, string kind, IReadOnlyList<UpliftRow> rows)
    {
        var design = Design.Of([.. rows.Select(row => row.Features)]).For(FeatureSet.WithoutRhythm);
        if (kind == Kinds[0])
        {
            return new(
                kind,
                design,
                [
                    LogisticRegression.Fit(
                        ml,
                        [
                            .. rows.Select(row => new ModelRow
                            {
                                Features = WithTreatment(design.Row(row.Features), row.Treated),
                                Label = row.Converts,
                            }),
                        ],
                        L2
                    ),
                ],
                [],
                0
            );
        }

        var (heldOut, treated) = (
            Outcome(ml, design, rows.Where(row => !row.Treated)),
            Outcome(ml, design, rows.Where(row => row.Treated))
        );
        return kind == Kinds[1]
            ? new(kind, design, [heldOut, treated], [], 0)
            : new(
                kind,
                design,
                [],
                [Effect(design, rows, row => !row.Treated, treated, -1), Effect(design, rows, row => row.Treated, heldOut, 1)],
                (double)rows.Count(row => row.Treated) / rows.Count
            );
    }

    /// <summary>The model of an archive.</summary>
    public static UpliftModel Load(MLContext ml, ModelArchive archive)
    {
        var saved = archive.Get<Saved>("uplift.json");
        return new(
            saved.Kind,
            saved.Design,
            [
                .. Enumerable
                    .Range(0, saved.Parts)
                    .Select(i => LogisticRegression.Load(ml, archive.Within(string.Create(CultureInfo.InvariantCulture, $"{i}")))),
            ],
            saved.Effects,
            saved.TreatedShare
        );
    }

    /// <summary>What an invitation adds to the probability of scaled rows, in their order.</summary>
    public IEnumerable<double> Score(IReadOnlyList<float[]> features)
    {
        List<float[]> rows = [.. features.Select(_design.Row)];
        if (_kind == Kinds[0])
        {
            return Difference(
                _parts[0].Score(rows.Select(row => WithTreatment(row, true))),
                _parts[0].Score(rows.Select(row => WithTreatment(row, false)))
            );
        }

        return _kind == Kinds[1]
            ? Difference(_parts[1].Score(rows), _parts[0].Score(rows))
            : rows.Select(row => (_treatedShare * Linear(_effects[0], row)) + ((1 - _treatedShare) * Linear(_effects[1], row)));
    }

    /// <summary>Writes the model into an archive.</summary>
    public void Save(ModelArchive archive)
    {
        archive.Add("uplift.json", new Saved(_kind, _design, _parts.Count, _effects, _treatedShare));
        foreach (var (i, part) in _parts.Index())
        {
            archive.AddWithin(string.Create(CultureInfo.InvariantCulture, $"{i}"), part.Save);
        }
    }

    private static IEnumerable<double> Difference(IEnumerable<double> with, IEnumerable<double> without) =>
        with.Zip(without, (a, b) => Sigmoid(a) - Sigmoid(b));

    private static double Sigmoid(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static float[] WithTreatment(float[] row, bool treated) =>
        [.. row, treated ? 1 : 0, .. row.Select(value => treated ? value : 0)];

    private static LogisticRegression Outcome(MLContext ml, Design design, IEnumerable<UpliftRow> rows) =>
        LogisticRegression.Fit(ml, [.. rows.Select(row => new ModelRow { Features = design.Row(row.Features), Label = row.Converts })], L2);

    /// <summary>A ridge regression of the effects imputed for one group by the model of the other: weights, and behind them the
    /// constant.</summary>
    private static double[] Effect(
        Design design,
        IReadOnlyList<UpliftRow> all,
        Func<UpliftRow, bool> isOf,
        LogisticRegression other,
        int sign
    )
    {
        var rows = all.Where(isOf).ToList();
        List<float[]> columns = [.. rows.Select(row => design.Row(row.Features))];
        double[] effects = [.. rows.Zip(other.Score(columns), (row, score) => sign * ((row.Converts ? 1 : 0) - Sigmoid(score)))];
        var width = columns[0].Length;
        var matrix = Matrix<double>.Build.Dense(rows.Count, width + 1, (i, j) => j < width ? columns[i][j] : 1);
        var penalty = Matrix<double>.Build.DenseDiagonal(width + 1, L2 * rows.Count);
        penalty[width, width] = 1e-6;
        return
        [
            .. (matrix.TransposeThisAndMultiply(matrix) + penalty)
                .Cholesky()
                .Solve(matrix.TransposeThisAndMultiply(Vector<double>.Build.Dense(effects))),
        ];
    }

    private static double Linear(double[] weights, float[] row)
    {
        var sum = weights[^1];
        for (var i = 0; i < row.Length; i++)
        {
            sum += weights[i] * row[i];
        }

        return sum;
    }

    private sealed record Saved(string Kind, Design Design, int Parts, IReadOnlyList<double[]> Effects, double TreatedShare);
}
