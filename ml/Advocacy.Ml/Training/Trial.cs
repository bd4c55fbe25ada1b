using System.Globalization;
using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Learning;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Training;

/// <summary>A recipe tried on the test cut-offs: as one model of the training cut-offs, as it is in use, and beside rankings by one
/// feature.</summary>
internal sealed class Trial
{
    private const double Confidence = 0.05;
    private readonly TrainingRows _rows;
    private readonly Evaluator _evaluator;
    private readonly Fit _model;
    private readonly IReadOnlyList<(string Name, string Feature, IReadOnlyList<double> Scores)> _simple;

    /// <summary>Fits and scores.</summary>
    public Trial(Fitting fitting, Choice choice, TrainingRows rows)
    {
        _rows = rows;
        _evaluator = new(rows.Capacity, rows.Task.Seed);
        var ambassador = rows.Task.Population.Ambassador;
        var recalibration = new Recalibration(fitting, rows.Cutoffs, ambassador.HorizonWeeks, rows.Task.Seed);
        recalibration.Add(choice.Rows, choice.Scores);
        var design = Design.Of(rows.Train);
        _model = fitting.Fit(choice.Recipe, design, rows.Train);
        Scores = [.. _model.Score(Features)];
        Probabilities = [.. recalibration.At(rows.Cutoffs[rows.Split.FirstTest]).Probabilities(Scores)];
        _simple =
        [
            .. ModelSelection.Simple.Select(simple =>
                (
                    $"{simple.Name} ({simple.Feature})",
                    simple.Feature,
                    (IReadOnlyList<double>)[.. fitting.Fit(Recipe.Alone(simple.Feature), design, rows.Train).Score(Features)]
                )
            ),
        ];
        (var used, UsedProbabilities, UsedCutoffs) = new AsUsed(fitting, choice.Recipe, rows.Cutoffs, ambassador.Horizon).Predict(
            rows.All,
            rows.Test,
            recalibration
        );
        Calibration = recalibration.At(rows.AsOf);
        UsedRanks = Ranks(used);
    }

    /// <summary>The test rows' scores by one model of the training rows.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>Their probabilities.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>Their ranks within the list of their cut-off, by the model in use then, 0 to 1.</summary>
    public IReadOnlyList<double> UsedRanks { get; }

    /// <summary>Their probabilities by it.</summary>
    public IReadOnlyList<double> UsedProbabilities { get; }

    /// <summary>Cut-offs that a model in use serves for.</summary>
    public int UsedCutoffs { get; }

    /// <summary>What scores mean as of the end of history.</summary>
    public Calibration Calibration { get; }

    private IEnumerable<float[]> Features => _rows.Test.Select(row => row.Features);

    /// <summary>The figures of one model of the training rows.</summary>
    public ModelMetrics Metrics() => _evaluator.Measure("model", Scores, Probabilities, _rows.Test);

    /// <summary>The figures of the model as it is in use; ranks are within the list of each cut-off.</summary>
    public ModelMetrics MetricsAsUsed() => _evaluator.Measure("model as used", UsedRanks, UsedProbabilities, _rows.Test);

    /// <summary>The figures of rankings by one feature.</summary>
    public IEnumerable<ModelMetrics> Simple() =>
        _simple.Select(simple => _evaluator.Measure(simple.Name, simple.Scores, [.. simple.Scores.Select(Sigmoid)], _rows.Test));

    /// <summary>The figures of rankings by one feature within the list of each cut-off, as the model in use is measured.</summary>
    public IEnumerable<ModelMetrics> SimpleAsUsed() =>
        _simple.Select(simple =>
            _evaluator.Measure($"{simple.Name}, within each list", Ranks(simple.Scores), [.. simple.Scores.Select(Sigmoid)], _rows.Test)
        );

    /// <summary>Whether the model ranks better than each feature alone, in sentences.</summary>
    public IEnumerable<string> GainsOverSimple() => Gains("Against", Scores, scores => scores);

    /// <summary>The same of the model in use, within the list of each cut-off.</summary>
    public IEnumerable<string> GainsOverSimpleAsUsed() => Gains("As used, against", UsedRanks, Ranks);

    private IEnumerable<string> Gains(
        string against,
        IReadOnlyList<double> ours,
        Func<IReadOnlyList<double>, IReadOnlyList<double>> measured
    ) =>
        _simple.Select(simple =>
        {
            var gain = Gain(ours, measured(simple.Scores), _rows.Test);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{against} {simple.Name}: average precision {gain.Value:+0.000;-0.000}, at least {gain.Low:+0.000;-0.000} in 95 of 100 "
                    + $"resamplings: {(gain.Low > 0 ? "better by more than noise" : "not shown to be better")}."
            );
        });

    /// <summary>How it treats groups.</summary>
    public Fairness Fairness() => _evaluator.Fairness(Scores, _rows.Test);

    /// <summary>What matters to the model, over the test rows.</summary>
    public IReadOnlyList<FeatureWeight> Importance() => Training.Importance.Of(_model, _rows.Test);

    /// <summary>The feature that ranks some test rows better by itself than scores do, by more than noise; null where none does.</summary>
    /// <param name="scores">Scores of the test rows.</param>
    /// <param name="isLooked">The rows that are looked at.</param>
    public string? SimplerThan(IReadOnlyList<double> scores, Func<Example, bool> isLooked)
    {
        int[] looked = [.. Enumerable.Range(0, scores.Count).Where(i => isLooked(_rows.Test[i]))];
        IReadOnlyList<Example> rows = [.. looked.Select(i => _rows.Test[i])];
        return _simple
            .Select(simple =>
                (simple.Feature, Gain: Gain([.. looked.Select(i => simple.Scores[i])], [.. looked.Select(i => scores[i])], rows))
            )
            .Where(simple => simple.Gain.Low > 0)
            .OrderByDescending(simple => simple.Gain.Value)
            .Select(simple => simple.Feature)
            .FirstOrDefault();
    }

    /// <summary>By how much scores rank rows better than others, in average precision, and at least in 95 of 100 resamplings of the
    /// people.</summary>
    public (double Value, double Low) Gain(IReadOnlyList<double> scores, IReadOnlyList<double> others, IReadOnlyList<Example> rows)
    {
        var (ours, theirs) = (Evaluator.Ranked(scores, rows), Evaluator.Ranked(others, rows));
        return (
            ours.AveragePrecision(ours.Once) - theirs.AveragePrecision(theirs.Once),
            PeopleBootstrap.Quantile(
                _evaluator.Resampled(rows).Select(weights => ours.AveragePrecision(weights) - theirs.AveragePrecision(weights)),
                Confidence
            )
        );
    }

    /// <summary>The figures of another ranking of rows.</summary>
    public ModelMetrics Measure(
        string name,
        IReadOnlyList<double> scores,
        IReadOnlyList<double> probabilities,
        IReadOnlyList<Example> rows
    ) => _evaluator.Measure(name, scores, probabilities, rows);

    private IReadOnlyList<double> Ranks(IReadOnlyList<double> scores) => ListRanks.Of(scores, [.. _rows.Test.Select(row => row.Cutoff)]);

    private static double Sigmoid(double score) => 1 / (1 + Math.Exp(-score));
}
