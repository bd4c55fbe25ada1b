using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Pipeline.Effect;

namespace Advocacy.Reports.Effect;

/// <summary>What the effect report says, in English.</summary>
internal sealed class EffectTextsEnglish : EffectTexts
{
    /// <inheritdoc/>
    public override string Language => "en";

    /// <inheritdoc/>
    public override string Title => "What invitations change";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Heading, string Text)> Sections { get; } =
    [
        (
            "Invited against held out",
            "Of everybody listed, some are held out at random and not invited. Who becomes active more often among the invited than among "
                + "these does so because of the invitation. Intervals are Newcombe's, 95 %."
        ),
        (
            "From consent to an ambassador who stays",
            "People at each step, each of them in all steps before it. No step is told that is about fewer than five people, or leaves "
                + "fewer than five."
        ),
        (
            "The virtuous circle",
            "How answers to the survey changed from before an invitation to after it, against the same for those held out, in points of "
                + "the scale. Intervals are Welch's, 95 %."
        ),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListColumns { get; } =
    ["list", "invited", "became active", "held out", "became active", "difference in points", "95 % interval", ""];

    /// <inheritdoc/>
    public override IReadOnlyList<string> SurveyColumns { get; } =
    ["answer", "invited", "change", "held out", "change", "difference", "95 % interval", ""];

    /// <inheritdoc/>
    public override string TooFew => "too few to tell";

    /// <inheritdoc/>
    public override string Open => "for some it is too early to know";

    /// <inheritdoc/>
    public override string NameOf(string list) =>
        list switch
        {
            EffectFold.Overall => "all lists",
            EffectFold.Merged => "small lists together",
            _ => list,
        };

    /// <inheritdoc/>
    public override string NameOf(FunnelStep step) =>
        step switch
        {
            FunnelStep.Consented => "consent to take part",
            FunnelStep.Candidate => "were on a list",
            FunnelStep.Invited => "were invited",
            FunnelStep.Accepted => "accepted",
            FunnelStep.FirstShare => "shared since",
            FunnelStep.Active => "became active",
            _ => "are still active 12 weeks later",
        };

    /// <inheritdoc/>
    public override string NameOf(SurveyAxis axis) =>
        axis switch
        {
            SurveyAxis.Synergy => "synergy (1–4)",
            SurveyAxis.CompanyLink => "company link (1–5)",
            SurveyAxis.OwnInterest => "own interest (1–5)",
            _ => "digital culture (1–5)",
        };

    /// <inheritdoc/>
    public override string Verdict(ListEffect? all) =>
        all?.Effect is not { Difference: { } difference, Interval: { } interval } effect
            ? "Nothing can be told yet: of lists whose horizon has passed, fewer than five people were invited or held out."
        : effect.IsSignificant
            ? $"Invitations change something: {Points(difference)} points (between {Points(interval.Low)} and {Points(interval.High)})."
        : $"It cannot be told yet whether invitations change anything: {Points(difference)} points, but anything between "
            + $"{Points(interval.Low)} and {Points(interval.High)} fits the numbers.";

    /// <inheritdoc/>
    public override string Accepted(ListEffect all) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Of the invited, {all.Accepted} accepted, and {all.AcceptedConvert} of these became active. This is no effect: who says yes "
                + $"would have become active more often anyway."
        );

    /// <inheritdoc/>
    public override string Verdict(SurveyEffect effect) => effect.IsSignificant ? "a change" : TooFew;
}
