using Advocacy.Domain.Invitations;

namespace Advocacy.Reports.Texts;

/// <summary>The words of the effect report.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Sections">The three headings, each with a sentence under it.</param>
/// <param name="ListColumns">The columns of the lists.</param>
/// <param name="Alone">Lists that are of too few people each.</param>
/// <param name="SurveyColumns">The columns of the surveys.</param>
/// <param name="TooFew">In the place of a number about fewer than five people.</param>
/// <param name="Open">Beside a step of which it is too early to know all.</param>
/// <param name="Overall">All lists.</param>
/// <param name="Merged">Small lists together.</param>
/// <param name="Steps">Steps of the funnel.</param>
/// <param name="Axes">Axes of the surveys.</param>
/// <param name="Nothing">That nothing can be said yet.</param>
/// <param name="TooFewForRate">That so few tell no difference yet.</param>
/// <param name="Changes">That invitations change something: points, from, to.</param>
/// <param name="Unclear">That it is too early to say: points, from, to.</param>
/// <param name="Accepted">Of those who accepted, how many became active.</param>
/// <param name="Change">That a survey's axis changed.</param>
internal sealed record EffectWords(
    string Title,
    IReadOnlyList<Paragraph> Sections,
    IReadOnlyList<string> ListColumns,
    string Alone,
    IReadOnlyList<string> SurveyColumns,
    string TooFew,
    string Open,
    string Overall,
    string Merged,
    IReadOnlyDictionary<FunnelStep, string> Steps,
    IReadOnlyDictionary<SurveyAxis, string> Axes,
    string Nothing,
    string TooFewForRate,
    string Changes,
    string Unclear,
    string Accepted,
    string Change
);
