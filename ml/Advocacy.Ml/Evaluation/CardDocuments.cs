using System.Globalization;
using System.Text;
using Advocacy.Ml.Features;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Evaluation;

/// <summary>What people read of a model: card.md with its plots.</summary>
internal static class CardDocuments
{
    private const int FeaturesShown = 15;

    public static IReadOnlyList<ModelDocument> Of(ModelCard card, RankedRows test, RankedRows used) =>
        [
            new("card.md", Encoding.UTF8.GetBytes(Markdown(card))),
            new("precision-recall.svg", CardPlots.PrecisionRecall(test, card.Metrics)),
            new("calibration.svg", CardPlots.Calibration(used)),
            new("lift.svg", CardPlots.Lift(test)),
            .. card.Uplift.Curve.Count == 0 ? [] : new[] { new ModelDocument("uplift.svg", CardPlots.Uplift(card.Uplift.Curve)) },
        ];

    private static string Markdown(ModelCard card)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Model {card.Version}\n\n**{CardVerdict.Of(card)}**\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Predicts: {card.Definition.Label}.\nOf whom: {card.Definition.Population}.\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{card.Algorithm}; calibration: {card.Calibration}. As of {card.Data.AsOf:yyyy-MM-dd}: {card.Data.Rows:N0} rows of "
                + $"{card.Data.People:N0} people, {card.Data.Positives:N0} convert.\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"Measured by a model of {card.Split.TrainRows:N0} rows whose outcome was known before "
                + $"{card.Split.LastTrainLabelEnds:yyyy-MM-dd}, on {card.Split.TestRows:N0} rows from "
                + $"{card.Split.FirstTestCutoff:yyyy-MM-dd} on; the rows between the two are left out.\n\n"
        );
        AppendMetrics(text, card);
        text.Append("![Precision and recall](precision-recall.svg)\n![Calibration](calibration.svg)\n![Lift](lift.svg)\n\n");
        text.Append(
            "## How it was chosen\n\nOn folds of the training cut-offs, each judged by models of what had been known before it.\n\n| "
                + "tried | average precision | decision |\n|---|---|---|\n"
        );
        foreach (var step in card.Selection)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {step.Tried} | {step.AveragePrecision:0.000} | {step.Decision} |\n");
        }

        text.Append(
            "\n## What matters to it\n\nImportance is how far a feature moves the score, on average over the test rows, in log-odds.\n\n"
                + "| feature | unit | group | importance | more of it |\n|---|---|---|---|---|\n"
        );
        foreach (var feature in card.Features.Take(FeaturesShown))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {NameOf(feature)} | {UnitOf(feature)} | {InWords(feature.Group)} | {feature.Importance:0.000} | "
                    + $"{(feature.Direction > 0 ? "raises" : feature.Direction < 0 ? "lowers" : "either")} |\n"
            );
        }

        AppendUplift(text, card.Uplift);
        AppendGroups(text, card);
        text.Append("\n## Notes\n\n").AppendJoin('\n', card.Notes.Select(note => $"- {note}")).Append('\n');
        text.Append(
            CultureInfo.InvariantCulture,
            $"- Made with {string.Join(", ", card.Packages.Select(package => $"{package.Key} {package.Value}"))}.\n"
        );
        return text.ToString();
    }

    private static void AppendMetrics(StringBuilder text, ModelCard card)
    {
        text.Append(
            "## How good it is\n\n| ranking | rows | base rate | ROC AUC | average precision | lift at 5 % | lift at 10 % | precision at "
                + "the list's capacity | Brier | log loss | calibration error |\n|---|---|---|---|---|---|---|---|---|---|---|\n"
        );
        foreach (var metrics in card.Rankings)
        {
            Figure[] figures =
            [
                metrics.RocAuc,
                metrics.AveragePrecision,
                metrics.LiftAt5Percent,
                metrics.LiftAt10Percent,
                metrics.PrecisionAtCapacity,
                metrics.Brier,
                metrics.LogLoss,
                metrics.CalibrationError,
            ];
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {metrics.Ranking} | {metrics.Rows:N0} | {metrics.BaseRate:0.000} | {string.Join(" | ", figures.Select(InWords))} |\n"
            );
        }

        text.Append('\n');
    }

    private static void AppendUplift(StringBuilder text, UpliftCard uplift)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n## What invitations change\n\n{uplift.Treated:N0} invited, {uplift.HeldOut:N0} held out at random, to the nearest five"
        );
        text.Append(uplift.AverageEffect is { } effect ? $"; average effect on the share that converts: {InWords(effect)}.\n\n" : ".\n\n");
        foreach (var ranking in uplift.Rankings)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {ranking.Ranking}: Qini {InWords(ranking.Qini)}\n");
        }

        foreach (var profile in uplift.ByProfile ?? [])
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- {profile.Profile}: {profile.Treated:N0} invited, {profile.HeldOut:N0} held out, effect {InWords(profile.Effect)}\n"
            );
        }

        text.Append(
            uplift.SmallestEffect is { } smallest
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"\nWith so many an effect of {smallest:0.00} would be found in four of five cases; a smaller one may be missed.\n"
                )
                : ""
        );
        text.Append(uplift.Curve.Count > 0 ? "\n![What invitations gain](uplift.svg)\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"{(uplift.Rankings.Count > 0 ? "\n" : "")}Now {uplift.Why}.\n");
    }

    /// <summary>A group of features as people write it: DigitalCulture is digital culture.</summary>
    private static string InWords(string group) =>
        string.Concat(
            group.Select(
                (letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"
            )
        );

    private static void AppendGroups(StringBuilder text, ModelCard card)
    {
        text.Append(
            "\n## How it treats groups\n\nAt the list's capacity. Groups under five people are left out.\n\n| | group | people | rows | "
                + "converts | listed | of those who convert, listed |\n|---|---|---|---|---|---|---|\n"
        );
        foreach (var group in card.Groups)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {group.Kind} | {Cell(group.Name)} | {group.People:N0} | {group.Rows:N0} | {group.BaseRate:P1} | "
                    + $"{Percent(group.Selection, group.SelectionRate)} | {Percent(group.TruePositive, group.TruePositiveRate)} |\n"
            );
        }

        if (card.Parity is not { Count: > 0 } parity)
        {
            return;
        }

        text.Append(
            "\nWhat lists would lose with as large a share of each group. Nothing of it is imposed.\n\n"
                + "| shares by | of those listed, convert | with equal shares | difference |\n|---|---|---|---|\n"
        );
        foreach (var cost in parity)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {cost.Kind} | {InWords(cost.Precision)} | {InWords(cost.UnderParity)} | {InWords(cost.Difference)} |\n"
            );
        }
    }

    /// <summary>A text from outside as a cell of a table in Markdown.</summary>
    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    // A card outlives the features: one that is gone has its own name still.
    private static string NameOf(FeatureWeight weight) =>
        FeatureCatalog.All.FirstOrDefault(feature => feature.Name == weight.Feature)?.InWords ?? weight.Feature;

    private static string UnitOf(FeatureWeight weight) =>
        FeatureCatalog.All.FirstOrDefault(feature => feature.Name == weight.Feature)?.Unit ?? "";

    /// <summary>A rate with its interval. Where all are alike there is none that would mean anything.</summary>
    private static string Percent(Figure? figure, double? value) =>
        figure is { Low: { } low, High: { } high } && low < high
            ? string.Create(CultureInfo.InvariantCulture, $"{figure.Value:P1} ({low:P1}–{high:P1})")
        : value is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:P1}")
        : "too few";

    private static string InWords(Figure figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{figure.Value:0.000} ({figure.Low:0.000} to {figure.High:0.000})");
}
