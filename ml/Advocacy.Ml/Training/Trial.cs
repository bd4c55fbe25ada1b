using System.Globalization;
using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Learning;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Training;

/// <summary>A model of the training cut-offs, tried on the test cut-offs beside simpler rankings and the champion.</summary>
internal sealed class Trial
{
    private const int FewestPositives = 10;
    private readonly Fitting _fitting;
    private readonly Evaluator _evaluator;
    private readonly IReadOnlyList<Example> _train;
    private readonly FittedModel _model;

    /// <summary>Fits and scores.</summary>
    public Trial(Fitting fitting, Choice choice, IReadOnlyList<Example> train, IReadOnlyList<Example> test, ConversionTask task)
    {
        (_fitting, _train, Test) = (fitting, train, test);
        _evaluator = new(task.Capacity, task.Seed);
        var design = Design.Of(train);
        _model = new(
            design,
            fitting.Fit(choice.Recipe, design, train),
            CalibrationOf(fitting, choice.Calibration, choice.Scores, choice.Rows)
        );
        Scores = [.. _model.Score(test.Select(row => row.Features))];
        Probabilities = [.. _model.Calibration.Probabilities(Scores)];
    }

    /// <summary>The test rows.</summary>
    public IReadOnlyList<Example> Test { get; }

    /// <summary>Their scores.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>Their probabilities.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>Fits a calibration to scores of rows that the model had not learned from.</summary>
    public static Calibration CalibrationOf(Fitting fitting, string kind, IEnumerable<double> scores, IEnumerable<Example> rows) =>
        kind == Calibration.None
            ? Calibration.OfLogOdds(fitting.Context())
            : Calibration.Fit(fitting.Context(), kind, scores, rows.Select(row => row.Converts));

    /// <summary>The model's figures.</summary>
    public ModelMetrics Metrics() => _evaluator.Measure("model", Scores, Probabilities, Test);

    /// <summary>How it treats groups.</summary>
    public IReadOnlyList<GroupMetrics> Groups() => _evaluator.Groups(Scores, Test);

    /// <summary>The figures of one feature alone.</summary>
    public ModelMetrics Alone(string name, string feature)
    {
        var at = Features.FeatureCatalog.IndexOf(feature);
        var design = Design.Of(_train);
        float[] Columns(Example row)
        {
            var columns = design.Row(row.Features);
            return [columns[at], columns[at + row.Features.Length]];
        }

        var alone = LogisticRegression.Fit(
            _fitting.Context(),
            [.. _train.Select(row => new ModelRow { Features = Columns(row), Label = row.Converts })],
            0.0001
        );
        List<double> scores = [.. alone.Score(Test.Select(Columns))];
        return _evaluator.Measure($"{name} ({feature})", scores, [.. scores.Select(score => 1 / (1 + Math.Exp(-score)))], Test);
    }

    /// <summary>What matters to the model, over the test rows.</summary>
    public IReadOnlyList<FeatureWeight> Importance() => Training.Importance.Of(_model, Test);

    /// <summary>Holds the model against the champion on cut-offs that neither has learned from.</summary>
    public (ModelMetrics? Champion, Verdict Verdict) Against(
        SavedModel champion,
        ModelDefinition definition,
        IReadOnlyList<DateTimeOffset> cutoffs
    )
    {
        if (champion.Card.FeatureSchema != Features.FeatureCatalog.Schema)
        {
            return (null, new(true, $"the champion {champion.Card.Version} knows other features than this program"));
        }

        if (champion.Card.Definition.DifferencesFrom(definition) is { Count: > 0 } differences)
        {
            return (
                null,
                new(true, $"the champion {champion.Card.Version} predicts something else: its {string.Join("; its ", differences)}")
            );
        }

        var later = Test.Zip(Scores, Probabilities).Where(row => cutoffs[row.First.Cutoff] >= champion.Card.Data.AsOf).ToList();
        var positives = later.Count(row => row.First.Converts);
        if (positives < FewestPositives || later.Count - positives < FewestPositives)
        {
            return (
                null,
                new(
                    false,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the champion {champion.Card.Version} stays: of the cut-offs since {champion.Card.Data.AsOf:yyyy-MM-dd} "
                            + $"{positives} of {later.Count} rows convert, too few to conclude"
                    )
                )
            );
        }

        return Compare(champion, [.. later.Select(row => row.First)], [.. later.Select(row => row.Second)]);
    }

    private (ModelMetrics, Verdict) Compare(SavedModel champion, IReadOnlyList<Example> rows, IReadOnlyList<double> scores)
    {
        var other = FittedModel.Load(_fitting.Context(), champion.Model);
        List<double> theirs = [.. other.Score(rows.Select(row => row.Features))];
        var (ours, champions) = (Evaluator.Ranked(scores, rows), Evaluator.Ranked(theirs, rows));
        var gain = ours.AveragePrecision(ours.Once) - champions.AveragePrecision(champions.Once);
        var low = PeopleBootstrap.Quantile(
            _evaluator.Resampled(rows).Select(weights => ours.AveragePrecision(weights) - champions.AveragePrecision(weights)),
            0.05
        );
        var figures = _evaluator.Measure(
            $"champion {champion.Card.Version}, on {rows.Count} rows since",
            theirs,
            [.. other.Calibration.Probabilities(theirs)],
            rows
        );
        var words = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"average precision {gain:+0.000;-0.000} on {rows.Count} rows since {champion.Card.Data.AsOf:yyyy-MM-dd}, at least "
                + $"{low:+0.000;-0.000} in 95 of 100 resamplings"
        );
        return (
            figures,
            low > 0
                ? new(true, $"better than the champion {champion.Card.Version} by more than noise: {words}")
                : new(false, $"the champion {champion.Card.Version} stays: {words}")
        );
    }
}
