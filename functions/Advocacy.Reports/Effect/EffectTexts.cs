using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Pipeline.Effect;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Effect;

/// <summary>What the effect report says, in one language.</summary>
internal sealed class EffectTexts(Words words)
{
    /// <summary>The languages.</summary>
    public static IReadOnlyList<EffectTexts> All { get; } = [.. Texts.Words.All.Select(words => new EffectTexts(words))];

    /// <summary>The language, en or fr.</summary>
    public string Language => words.Language;

    /// <summary>The words.</summary>
    public EffectWords Words => words.Effect;

    /// <summary>The name of a list, or of several together.</summary>
    public string NameOf(string list) =>
        list switch
        {
            EffectFold.Overall => words.Effect.Overall,
            EffectFold.Merged => words.Effect.Merged,
            _ => list,
        };

    /// <summary>The name of a step.</summary>
    public string NameOf(FunnelStep step) => words.Effect.Steps[step];

    /// <summary>The name of an axis.</summary>
    public string NameOf(SurveyAxis axis) => words.Effect.Axes[axis];

    /// <summary>In one sentence: what can be told of all lists together.</summary>
    public string Verdict(ListEffect? all) =>
        all?.Effect is not { Difference: { } difference, Interval: { } interval } effect
            ? words.Effect.Nothing
            : Texts.Words.Filled(
                effect.IsSignificant ? words.Effect.Changes : words.Effect.Unclear,
                Points(difference),
                Points(interval.Low),
                Points(interval.High)
            );

    /// <summary>Of those who accepted.</summary>
    public string Accepted(ListEffect all) => Texts.Words.Filled(words.Effect.Accepted, all.Accepted, all.AcceptedConvert);

    /// <summary>In one sentence: what can be told of a survey's axis.</summary>
    public string Verdict(SurveyEffect effect) => effect.IsSignificant ? words.Effect.Change : words.Effect.TooFew;

    /// <summary>A number with the decimal separator of the language.</summary>
    public string Number(string invariant) => invariant.Replace(".", words.DecimalSeparator, StringComparison.Ordinal);

    /// <summary>A difference of proportions in points, with a sign.</summary>
    private string Points(double proportion) => Number((proportion * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture));
}

/// <summary>The words of the effect report.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Sections">The three headings, each with a sentence under it.</param>
/// <param name="ListColumns">The columns of the lists.</param>
/// <param name="SurveyColumns">The columns of the surveys.</param>
/// <param name="TooFew">In the place of a number about fewer than five people.</param>
/// <param name="Open">Beside a step of which it is too early to know all.</param>
/// <param name="Overall">All lists.</param>
/// <param name="Merged">Small lists together.</param>
/// <param name="Steps">Steps of the funnel.</param>
/// <param name="Axes">Axes of the surveys.</param>
/// <param name="Nothing">That nothing can be told.</param>
/// <param name="Changes">That invitations change something: points, from, to.</param>
/// <param name="Unclear">That it cannot be told yet: points, from, to.</param>
/// <param name="Accepted">Of those who accepted, how many became active.</param>
/// <param name="Change">That a survey's axis changed.</param>
internal sealed record EffectWords(
    string Title,
    IReadOnlyList<Paragraph> Sections,
    IReadOnlyList<string> ListColumns,
    IReadOnlyList<string> SurveyColumns,
    string TooFew,
    string Open,
    string Overall,
    string Merged,
    IReadOnlyDictionary<FunnelStep, string> Steps,
    IReadOnlyDictionary<SurveyAxis, string> Axes,
    string Nothing,
    string Changes,
    string Unclear,
    string Accepted,
    string Change
);
