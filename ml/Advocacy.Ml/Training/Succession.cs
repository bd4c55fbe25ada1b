using System.Globalization;
using Advocacy.Ml.Features;
using Advocacy.Ml.Learning;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Training;

/// <summary>Decides whether a model scores from now on: the first one if it ranks better than chance, a later one if it beats the champion
/// on cut-offs that neither has learned from, or if a ranking by one feature does.</summary>
internal sealed class Succession(Fitting fitting, TrainingRows rows, Trial trial)
{
    private const int FewestPositives = 10;
    private const double Chance = 0.5;

    /// <summary>Whether a first model scores from now on.</summary>
    public static Verdict First(ModelMetrics metrics) =>
        metrics.RocAuc.Low > Chance
            ? new(true, "there was no model before")
            : new(
                false,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it does not score yet: on {metrics.Rows} later rows it may rank no better than chance (ROC AUC "
                        + $"{metrics.RocAuc.Value:0.00}, {metrics.RocAuc.Low:0.00} to {metrics.RocAuc.High:0.00})"
                )
            );

    /// <summary>Holds the model against the champion.</summary>
    public (ModelMetrics? Champion, Verdict Verdict) Against(SavedModel champion)
    {
        var name = $"the champion {champion.Card.Version}";
        if (champion.Card.FeatureSchema != FeatureCatalog.Schema)
        {
            return (null, new(true, $"{name} knows other features than this program"));
        }

        if (champion.Card.Definition.DifferencesFrom(ModelDefinition.Of(rows.Task.Population)) is { Count: > 0 } differences)
        {
            return (null, new(true, $"{name} predicts something else: its {string.Join("; its ", differences)}"));
        }

        if (rows.AsOf < champion.Card.Data.AsOf)
        {
            return (null, new(false, $"{name} stays: it knows of later days"));
        }

        bool IsLater(Example row) => rows.Cutoffs[row.Cutoff] >= champion.Card.Data.AsOf;
        var positives = rows.Test.Count(row => IsLater(row) && row.Converts);
        var later = rows.Test.Count(IsLater);
        return positives < FewestPositives || later - positives < FewestPositives
            ? (
                null,
                new(
                    false,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name} stays: of the cut-offs since {champion.Card.Data.AsOf:yyyy-MM-dd} {positives} of {later} rows convert, "
                            + $"too few to conclude"
                    )
                )
            )
            : Compare(name, champion, IsLater);
    }

    private (ModelMetrics, Verdict) Compare(string name, SavedModel champion, Func<Example, bool> isLater)
    {
        var model = FittedModel.Load(fitting.Context(), champion.Model);
        List<double> theirs = [.. model.Score(rows.Test.Select(row => row.Features))];
        int[] later = [.. Enumerable.Range(0, theirs.Count).Where(i => isLater(rows.Test[i]))];
        List<Example> of = [.. later.Select(i => rows.Test[i])];
        List<double> scores = [.. later.Select(i => theirs[i])];
        var gain = trial.Gain([.. later.Select(i => trial.Scores[i])], scores, of);
        var figures = trial.Measure(
            string.Create(CultureInfo.InvariantCulture, $"champion {champion.Card.Version}, on {of.Count} rows since"),
            scores,
            [.. model.Calibration!.Probabilities(scores)],
            of
        );
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"average precision {gain.Value:+0.000;-0.000} on {of.Count} rows since {champion.Card.Data.AsOf:yyyy-MM-dd}, at least "
                + $"{gain.Low:+0.000;-0.000} in 95 of 100 resamplings"
        );
        return (
            figures,
            gain.Low > 0 ? new(true, $"better than {name} by more than noise: {words}")
            : trial.SimplerThan(theirs, isLater) is { } simple
                ? new(true, $"{name} is replaced: {simple} alone ranks these rows better by more than noise. The new one: {words}")
            : new(false, $"{name} stays: {words}")
        );
    }
}
