using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Pipeline.Effect;

namespace Advocacy.Reports.Effect;

/// <summary>What the effect report says, in one language. Formats take points with a sign.</summary>
internal abstract class EffectTexts
{
    /// <summary>The language, en or fr.</summary>
    public abstract string Language { get; }

    /// <summary>The heading.</summary>
    public abstract string Title { get; }

    /// <summary>The three headings, each with a sentence under it.</summary>
    public abstract IReadOnlyList<(string Heading, string Text)> Sections { get; }

    /// <summary>The columns of the lists.</summary>
    public abstract IReadOnlyList<string> ListColumns { get; }

    /// <summary>The columns of the surveys.</summary>
    public abstract IReadOnlyList<string> SurveyColumns { get; }

    /// <summary>In the place of a number about fewer than five people.</summary>
    public abstract string TooFew { get; }

    /// <summary>Beside a step of which it is too early to know all.</summary>
    public abstract string Open { get; }

    /// <summary>The name of a list, or of several together.</summary>
    public abstract string NameOf(string list);

    /// <summary>The name of a step.</summary>
    public abstract string NameOf(FunnelStep step);

    /// <summary>The name of an axis.</summary>
    public abstract string NameOf(SurveyAxis axis);

    /// <summary>In one sentence: what can be told of all lists together.</summary>
    public abstract string Verdict(ListEffect? all);

    /// <summary>Of those who accepted.</summary>
    public abstract string Accepted(ListEffect all);

    /// <summary>In one sentence: what can be told of a survey's axis.</summary>
    public abstract string Verdict(SurveyEffect effect);

    /// <summary>A difference of shares in points, with a sign.</summary>
    protected static string Points(double share) => (share * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
