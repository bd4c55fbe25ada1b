using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Reports.List;

/// <summary>What a list says, in French.</summary>
internal sealed class ListTextsFrench : ListTexts
{
    /// <inheritdoc/>
    public override string Language => "fr";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } =
    [
        "Rang",
        "Personne",
        "Équipe",
        "Profil",
        "Probabilité",
        "Pour cent",
        "Pourquoi",
        "Prochain pas",
        "Personnes semblables",
        "Réponse",
        "Répondu le",
        "Courriel",
        "Liste",
        "Référence",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Answers { get; } = ["accepté", "refusé", "plus tard"];

    /// <inheritdoc/>
    public override (string List, string Explanations) Sheets => ("À inviter", "Explications");

    /// <inheritdoc/>
    public override IReadOnlyList<(string Heading, string Text)> Explanations { get; } =
    [
        (
            "Ce qu’est cette liste",
            "Des collègues qui ont accepté de participer et qui aimeraient peut-être parler de l’entreprise. C’est une proposition : vous "
                + "les connaissez, vous décidez. Personne n’en est informé, et rien ne découle, pour personne, d’y figurer ou non."
        ),
        (
            "Que faire",
            "Parlez à chaque personne et proposez-lui le prochain pas. Une conversation suffit. Si elle dit non, ou pas maintenant, c’est "
                + "une bonne réponse."
        ),
        (
            "Probabilité",
            "Combien de personnes semblables sur 100 deviennent ambassadrices actives dans les semaines qui suivent, comme on l’a compté "
                + "par le passé. Elle ne dit rien du travail de quiconque."
        ),
        ("Pourquoi", "Ce qui a le plus augmenté la probabilité. La personne peut le savoir, et s’y opposer."),
        (
            "Profil",
            "Constructif : soutient avec réserve, et n’en est que plus crédible. Hésitant : donne autant qu’il retient ; on peut le "
                + "gagner par la culture numérique, par ce qu’il y gagne lui-même, par des contenus qui valent d’être partagés."
        ),
        ("Personnes semblables", "Ce qu’ont fait les collègues du même profil déjà invités. En dessous de cinq personnes, rien n’est dit."),
        (
            "Qui n’y est pas",
            "Qui n’a pas accepté de participer, a dit non ces derniers mois, a été sur une "
                + "liste récemment ou est déjà actif. Quelques personnes qui pourraient y être sont "
                + "laissées de côté au hasard, pour mesurer si les invitations servent à quelque chose."
        ),
        (
            "Comment répondre",
            "Choisissez accepté, refusé ou plus tard dans la colonne Réponse, ajoutez le jour si vous voulez, enregistrez, et déposez le "
                + "fichier dans le dossier feedback (ou : advocacy feedback FICHIER). Ne changez pas les colonnes Liste et Référence."
        ),
        ("Restons discrets", "Ce fichier nomme des personnes. Ne le transmettez pas, et supprimez-le quand vous avez répondu."),
    ];

    /// <inheritdoc/>
    public override ListMailTexts Mail { get; } =
        new(
            "{1} collègues à inviter, liste {0}",
            "Qui aimerait peut-être prendre la parole",
            "{1} collègues ont accepté de participer et pourraient devenir ambassadeurs. C’est une proposition : vous les connaissez, "
                + "vous décidez. Une conversation avec chacun suffit.",
            "Pourquoi",
            "Prochain pas",
            "Personnes semblables",
            "Remplissez la colonne Réponse du tableur joint (accepté, refusé, plus tard) et déposez-le dans le dossier feedback.",
            "Participer est volontaire, toujours. Un non est une bonne réponse, et rien n’en découle.",
            "Liste {0}, établie par Advocacy. Elle nomme des personnes : merci "
                + "de ne pas la transmettre et de la supprimer quand vous avez répondu."
        );

    /// <inheritdoc/>
    protected override IReadOnlyList<string> LikelihoodWords { get; } =
    ["plus probable qu’improbable", "de bonnes chances", "des chances réelles", "de faibles chances"];

    /// <inheritdoc/>
    public override string Of(Profile profile) =>
        profile switch
        {
            Profile.Constructive => "Constructif",
            Profile.Hesitant => "Hésitant",
            Profile.Engaged => "Engagé",
            Profile.Torn => "Déchiré",
            Profile.Passive => "Passif",
            Profile.Unsurveyed => "Sans enquête",
            _ => throw new ArgumentOutOfRangeException(nameof(profile), "no output says who they are"),
        };

    /// <inheritdoc/>
    public override string Of(Reason reason) => reason.French;

    /// <inheritdoc/>
    public override string Of(NextStepKind step) =>
        step switch
        {
            NextStepKind.Training =>
                "Proposer une formation aux réseaux sociaux : premiers pas, un profil, une première publication ensemble.",
            NextStepKind.Buddy => "Proposer un binôme : quelqu’un de son équipe publie déjà et peut montrer comment faire.",
            NextStepKind.OwnGain => "Montrer ce que la personne y gagne : être reconnue comme experte, des contacts, sa propre carrière.",
            _ => "Proposer des contenus sur ses thèmes :",
        };

    /// <inheritdoc/>
    public override string LikeThem(ListEntry entry) =>
        entry.LikeThem is not { } like
            ? "Pas encore d’invitations passées pour le dire."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Sur {like.Invited} personnes déjà "
                    + $"invitées{(entry.LikeThemProfile is { } profile ? $", profil {Of(profile)}" : ", plusieurs profils réunis")} : "
                    + $"{like.Accepted} ont accepté, {like.Active} sont devenues actives."
            );

    /// <inheritdoc/>
    public override string Unknown(string reference) => $"{reference} (pas dans l’annuaire)";
}
