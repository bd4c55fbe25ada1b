using Microsoft.ML;
using Microsoft.ML.Data;

namespace Advocacy.Ml.Learning;

/// <summary>Turns scores into probabilities by Platt's sigmoid, fitted on rows that the model had not learned from; without such rows
/// log-odds are taken as they are.</summary>
internal sealed class Calibration
{
    private const string None = "none";
    private const string File = "calibration.zip";
    private const string KindFile = "calibration.json";
    private readonly MLContext _ml;
    private readonly ITransformer? _transformer;

    private Calibration(MLContext ml, string kind, ITransformer? transformer) => (_ml, Kind, _transformer) = (ml, kind, transformer);

    /// <summary>Which one, in words.</summary>
    public string Kind { get; }

    /// <summary>Log-odds as they are.</summary>
    public static Calibration OfLogOdds(MLContext ml) => new(ml, None, null);

    /// <summary>Fits Platt's sigmoid.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="kind">Which one, in words.</param>
    /// <param name="rows">Scores of rows, what happened, and how much each counts.</param>
    public static Calibration Fit(MLContext ml, string kind, IEnumerable<(double Score, bool Converts, double Weight)> rows)
    {
        var view = ml.Data.LoadFromEnumerable(
            rows.Select(row => new ScoreRow
            {
                Score = (float)row.Score,
                Label = row.Converts,
                Weight = (float)row.Weight,
            })
                .ToList()
        );
        var platt = ml.BinaryClassification.Calibrators.Platt(nameof(ScoreRow.Label), nameof(ScoreRow.Score), nameof(ScoreRow.Weight));
        return new(ml, kind, platt.Fit(view));
    }

    /// <summary>The calibration of an archive.</summary>
    public static Calibration Load(MLContext ml, ModelArchive archive)
    {
        var kind = archive.Get<string>(KindFile);
        return new(ml, kind, kind == None ? null : archive.Get(File, ml));
    }

    /// <summary>The probabilities of scores, one at a time in their order.</summary>
    public IEnumerable<double> Probabilities(IEnumerable<double> scores) =>
        _transformer is null
            ? scores.Select(score => 1 / (1 + Math.Exp(-score)))
            : _transformer
                .Transform(_ml.Data.LoadFromEnumerable(scores.Select(score => new ScoreRow { Score = (float)score })))
                .GetColumn<float>("Probability")
                .Select(probability => (double)probability);

    /// <summary>Writes it into an archive.</summary>
    public void Save(ModelArchive archive)
    {
        archive.Add(KindFile, Kind);
        if (_transformer is not null)
        {
            archive.Add(File, _ml, _transformer, _ml.Data.LoadFromEnumerable(Array.Empty<ScoreRow>()).Schema);
        }
    }

    private sealed class ScoreRow
    {
        public float Score { get; set; }

        public bool Label { get; set; }

        public float Weight { get; set; } = 1;
    }
}
