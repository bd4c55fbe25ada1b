using Advocacy.Pipeline.Dossiers;
using Advocacy.Pipeline.Model;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Dossiers;

/// <summary>The facts that papers name in braces, as a language writes them; null where one is not known.</summary>
internal static class DossierValues
{
    /// <summary>The day of the consultation, without which lists are refused.</summary>
    public const string ConsultedOn = "consultedOn";

    public static IReadOnlyDictionary<string, string?> Of(DossierFacts facts, DossierWords papers, Words words)
    {
        var (programme, conversion, selection, retention) = facts.Options;
        var values = new Dictionary<string, string?>
        {
            ["company"] = programme.Company is { Length: > 0 } company ? company : papers.Company,
            [ConsultedOn] =
                programme.ConsultedOn is { } day && day <= DateOnly.FromDateTime(facts.MadeAt.UtcDateTime) ? words.Day(day) : null,
            ["minShares"] = words.Whole(conversion.MinShares),
            ["minWeeks"] = words.Whole(conversion.MinWeeks),
            ["horizonWeeks"] = words.Whole(conversion.HorizonWeeks),
            ["capacity"] = words.Whole(conversion.Capacity),
            ["restWeeks"] = words.Whole(selection.RestWeeks),
            ["declinedRestWeeks"] = words.Whole(selection.DeclinedRestWeeks),
            ["heldOutPercent"] = words.Percent(selection.HeldOutShare, 0),
            ["exploredPercent"] = words.Percent(selection.ExploredShare, 0),
            ["activityMonths"] = words.Whole(retention.ActivityMonths),
            ["surveyMonths"] = words.Whole(retention.SurveyMonths),
            ["invitationMonths"] = words.Whole(retention.InvitationMonths),
            ["listMonths"] = words.Whole(retention.ListMonths),
            ["sources"] = facts.Sources.Count > 0 ? string.Join(", ", facts.Sources) : papers.None,
            ["people"] = words.Whole(facts.Counted.Measured),
            ["volunteers"] = words.Whole(facts.Counted.Scored),
            ["exports"] = words.Whole(facts.Counted.Exports),
            ["erasures"] = words.Whole(facts.Counted.Erasures),
            ["auditEntries"] = words.Whole(facts.Counted.AuditEntries),
            ["effect"] = facts.Effect is { Difference: { } difference, Low: { } low, High: { } high }
                ? Words.Filled(papers.Effect, Points(words, difference), Points(words, low), Points(words, high))
                : null,
            ["noModel"] = facts.Model is null ? "" : null,
            ["model"] = facts.Model is null ? null : "",
        };
        foreach (var (name, value) in facts.Model is { } card ? OfModel(card, papers, words) : [])
        {
            values[name] = value;
        }

        return values;
    }

    private static IEnumerable<(string Name, string Value)> OfModel(ModelCard card, DossierWords papers, Words words) =>
        [
            ("version", card.Version),
            ("algorithm", card.Algorithm),
            ("trainedAsOf", words.Day(DateOnly.FromDateTime(card.Data.AsOf.UtcDateTime))),
            ("trainedPeople", words.Whole(card.Data.People)),
            ("trainedRows", words.Whole(card.Data.Rows)),
            ("testRows", words.Whole(card.Split.TestRows)),
            ("baseRate", words.Percent(card.Metrics.BaseRate, 1)),
            ("rocAuc", card.Metrics.RocAuc.Value is { } auc ? words.Percent(auc, 0) : papers.Unknown),
            ("rocAucInterval", Interval(card.Metrics.RocAuc, papers, value => words.Number(value, 3))),
            ("averagePrecision", Interval(card.Metrics.AveragePrecision, papers, value => words.Percent(value, 1))),
            ("brier", Interval(card.Metrics.Brier, papers, value => words.Number(value, 3))),
        ];

    /// <summary>A figure with its interval.</summary>
    public static string Interval(Figure? figure, DossierWords papers, Func<double, string> write) =>
        figure switch
        {
            { Value: { } value, Low: { } low, High: { } high } => Words.Filled(papers.Interval, write(value), write(low), write(high)),
            { Value: { } value } => write(value),
            _ => papers.Unknown,
        };

    private static string Points(Words words, double share) => words.Number(100 * share, 1);
}
