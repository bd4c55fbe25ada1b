using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Pipeline.Effect;

namespace Advocacy.Reports.Effect;

/// <summary>What the effect report says, in French.</summary>
internal sealed class EffectTextsFrench : EffectTexts
{
    /// <inheritdoc/>
    public override string Language => "fr";

    /// <inheritdoc/>
    public override string Title => "Ce que changent les invitations";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Heading, string Text)> Sections { get; } =
    [
        (
            "Invités et témoins",
            "Parmi les personnes listées, certaines sont laissées de côté au hasard et ne sont pas invitées : les témoins. Si les invités "
                + "deviennent actifs plus souvent qu’eux, c’est grâce à l’invitation. Intervalles de Newcombe, 95 %."
        ),
        (
            "Du consentement à l’ambassadeur qui le reste",
            "Les personnes à chaque étape, chacune comptée dans toutes les précédentes. Aucune étape n’est dite qui concerne moins de "
                + "cinq personnes, ou en laisse moins de cinq."
        ),
        (
            "Le cercle vertueux",
            "Comment les réponses à l’enquête ont changé d’avant l’invitation à après, comparé aux témoins, en points de l’échelle. "
                + "Intervalles de Welch, 95 %."
        ),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListColumns { get; } =
    ["liste", "invités", "devenus actifs", "témoins", "devenus actifs", "écart en points", "intervalle à 95 %", ""];

    /// <inheritdoc/>
    public override IReadOnlyList<string> SurveyColumns { get; } =
    ["réponse", "invités", "changement", "témoins", "changement", "écart", "intervalle à 95 %", ""];

    /// <inheritdoc/>
    public override string TooFew => "trop peu pour conclure";

    /// <inheritdoc/>
    public override string Open => "pour certains, il est trop tôt pour le savoir";

    /// <inheritdoc/>
    public override string NameOf(string list) =>
        list switch
        {
            EffectFold.Overall => "toutes les listes",
            EffectFold.Merged => "petites listes ensemble",
            _ => list,
        };

    /// <inheritdoc/>
    public override string NameOf(FunnelStep step) =>
        step switch
        {
            FunnelStep.Consented => "consentent à participer",
            FunnelStep.Candidate => "ont été sur une liste",
            FunnelStep.Invited => "ont été invités",
            FunnelStep.Accepted => "ont accepté",
            FunnelStep.FirstShare => "ont partagé depuis",
            FunnelStep.Active => "sont devenus actifs",
            _ => "le sont encore 12 semaines plus tard",
        };

    /// <inheritdoc/>
    public override string NameOf(SurveyAxis axis) =>
        axis switch
        {
            SurveyAxis.Synergy => "synergie (1–4)",
            SurveyAxis.CompanyLink => "lien à l’entreprise (1–5)",
            SurveyAxis.OwnInterest => "intérêt personnel (1–5)",
            _ => "culture numérique (1–5)",
        };

    /// <inheritdoc/>
    public override string Verdict(ListEffect? all) =>
        all?.Effect is not { Difference: { } difference, Interval: { } interval } effect
            ? "Rien ne peut encore être dit : sur les listes dont l’horizon est passé, moins de cinq personnes ont été invitées ou "
                + "gardées comme témoins."
        : effect.IsSignificant
            ? $"Les invitations changent quelque chose : {Comma(difference)} points (entre {Comma(interval.Low)} et "
                + $"{Comma(interval.High)})."
        : $"On ne peut pas encore dire si les invitations changent quelque chose : {Comma(difference)} points, mais tout entre "
            + $"{Comma(interval.Low)} et {Comma(interval.High)} convient aux chiffres.";

    /// <inheritdoc/>
    public override string Accepted(ListEffect all) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Parmi les invités, {all.Accepted} ont accepté, et {all.AcceptedConvert} d’entre eux sont devenus actifs. Ce n’est pas un "
                + $"effet : qui dit oui serait de toute façon devenu actif plus souvent."
        );

    /// <inheritdoc/>
    public override string Verdict(SurveyEffect effect) => effect.IsSignificant ? "un changement" : TooFew;

    private static string Comma(double share) => Points(share).Replace('.', ',');
}
