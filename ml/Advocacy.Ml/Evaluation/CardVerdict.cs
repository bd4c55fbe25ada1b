using System.Globalization;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Evaluation;

/// <summary>What a card comes to, in a sentence or two for somebody who reads no further.</summary>
internal static class CardVerdict
{
    private const string Model = "model";
    private const string AsUsed = "model as used";

    /// <summary>How many of a hundred listed convert, beside chance and beside the best that one feature does; and how far off the
    /// probabilities are.</summary>
    public static string Of(ModelCard card)
    {
        List<ModelMetrics> all = [.. card.Rankings];
        var model = all.Find(ranking => ranking.Ranking == AsUsed) ?? all.Find(ranking => ranking.Ranking == Model);
        if (model is not { PrecisionAtCapacity: { Value: { } found } listed })
        {
            return "What it is good for could not be measured.";
        }

        var alone = all.Where(ranking => !ranking.Ranking.StartsWith(Model, StringComparison.Ordinal))
            .MaxBy(ranking => ranking.PrecisionAtCapacity.Value ?? 0);
        return $"Of a hundred whom its lists would have named, {Whole(found)} converted (between {Whole(listed.Low)} and "
            + $"{Whole(listed.High)}); of a hundred drawn at random, {Whole(model.BaseRate)}"
            + (alone?.PrecisionAtCapacity.Value is { } single ? $", and of a hundred ranked by {NameOf(alone)}, {Whole(single)}. " : ". ")
            + (
                model.CalibrationError.Value is { } error
                    ? $"Its probabilities are {(100 * error).ToString("0.0", CultureInfo.InvariantCulture)} points off on average."
                    : ""
            );
    }

    private static string NameOf(ModelMetrics ranking) => ranking.Ranking.Split(" (")[0].Split(',')[0];

    private static string Whole(double? share) => (100 * (share ?? 0)).ToString("0", CultureInfo.InvariantCulture);
}
