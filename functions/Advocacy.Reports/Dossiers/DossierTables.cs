using Advocacy.Domain.People;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Dossiers;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Dossiers;

/// <summary>The tables of papers.</summary>
internal sealed class DossierTables(DossierFacts facts, DossierWords papers, Words words)
{
    private const int MostFeatures = 12;

    /// <summary>The table of a name.</summary>
    public FilledTable Of(string name) =>
        new(
            papers.Tables[name],
            [
                .. name switch
                {
                    "retention" => Retention(),
                    "features" => Features(),
                    "groups" => Groups(),
                    "parity" => Parity(),
                    _ => throw new ArgumentException($"there is no table '{name}'", nameof(name)),
                },
            ]
        );

    private IEnumerable<IReadOnlyList<string>> Retention()
    {
        var kept = facts.Options.Retention;
        return
        [
            [papers.Retention["activity"], Words.Filled(papers.Months, kept.ActivityMonths)],
            [papers.Retention["survey"], Words.Filled(papers.Months, kept.SurveyMonths)],
            [papers.Retention["invitation"], Words.Filled(papers.Months, kept.InvitationMonths)],
            [papers.Retention["list"], Words.Filled(papers.Months, kept.ListMonths)],
            [papers.Retention["badRow"], Words.Filled(papers.Days, kept.BadRowDays)],
            [papers.Retention["audit"], Words.Filled(papers.Months, kept.AuditMonths)],
        ];
    }

    private IEnumerable<IReadOnlyList<string>> Features() =>
        (facts.Model?.Features ?? [])
            .Take(MostFeatures)
            .Select(feature => (string[])[feature.Feature, feature.Group, feature.Direction > 0 ? papers.Raises : papers.Lowers]);

    private IEnumerable<IReadOnlyList<string>> Groups() =>
        (facts.Model?.Groups ?? []).Select(group =>
            (string[])
                [
                    $"{papers.Kinds.GetValueOrDefault(group.Kind, group.Kind)}{words.Colon} {NameOf(group.Kind, group.Name)}",
                    words.Whole(SmallGroups.NearestFive(group.People)),
                    Percent(group.Selection ?? new(group.SelectionRate, null, null)),
                    Percent(group.TruePositive ?? new(group.TruePositiveRate, null, null)),
                ]
        );

    private IEnumerable<IReadOnlyList<string>> Parity() =>
        (facts.Model?.Parity ?? []).Select(cost =>
            (string[])
                [
                    papers.Kinds.GetValueOrDefault(cost.Kind, cost.Kind),
                    Percent(cost.Precision),
                    Percent(cost.UnderParity),
                    Percent(cost.Difference),
                ]
        );

    private string Percent(Pipeline.Model.Figure figure) => DossierValues.Interval(figure, papers, value => words.Percent(value, 0));

    private string NameOf(string kind, string name) =>
        kind == "profile" && Enum.TryParse<Profile>(name, out var profile) ? words.List.Profiles.GetValueOrDefault(profile, name) : name;
}
