using Advocacy.Pipeline.Model;

namespace Advocacy.Local.Commands;

/// <summary>A model as --json tells of it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Algorithm">The recipe.</param>
/// <param name="TestRows">Rows that it was tested on.</param>
/// <param name="RocAuc">Area under the ROC curve, 0 to 1.</param>
/// <param name="AveragePrecision">Average precision, 0 to 1.</param>
internal sealed record ModelAnswer(string Version, string Algorithm, int TestRows, double? RocAuc, double? AveragePrecision)
{
    /// <summary>That of a card; null where there is none.</summary>
    public static ModelAnswer? Of(ModelCard? card) =>
        card is null
            ? null
            : new(card.Version, card.Algorithm, card.Split.TestRows, card.Metrics.RocAuc.Value, card.Metrics.AveragePrecision.Value);
}
