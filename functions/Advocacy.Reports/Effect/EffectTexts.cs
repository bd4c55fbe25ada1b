using System.Globalization;
using Advocacy.Domain.Invitations;
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

    /// <summary>In one sentence: what can be said about all lists together.</summary>
    public string Verdict(ToldEffect? all) =>
        all is not { Difference: { } difference, Low: { } low, High: { } high }
            ? (all is null ? words.Effect.Nothing : words.Effect.TooFewForRate)
            : Texts.Words.Filled(
                all.IsSignificant ? words.Effect.Changes : words.Effect.Unclear,
                Points(difference),
                Points(low),
                Points(high)
            );

    /// <summary>Of those who accepted.</summary>
    public string Accepted(ToldEffect all) => Texts.Words.Filled(words.Effect.Accepted, all.Accepted ?? 0, all.AcceptedConvert ?? 0);

    /// <summary>In one sentence: what can be said about an axis of the survey.</summary>
    public string Verdict(SurveyEffect effect) => effect.IsSignificant ? words.Effect.Change : words.Effect.TooFew;

    /// <summary>A number with the decimal separator of the language.</summary>
    public string Number(string invariant) => invariant.Replace(".", words.DecimalSeparator, StringComparison.Ordinal);

    /// <summary>A difference of proportions in points, with a sign.</summary>
    private string Points(double proportion) => Number((proportion * 100).ToString("+0;−0;0", CultureInfo.InvariantCulture));
}
