using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;

namespace Advocacy.Reports.Person;

/// <summary>What the page of a person's own data says, in one language.</summary>
/// <param name="Language">The language, en or fr.</param>
/// <param name="Title">The heading.</param>
/// <param name="Intro">Whose data these are: {0} the id, {1} the pseudonym, {2} when it was made.</param>
/// <param name="Rights">What they can ask for.</param>
/// <param name="Nothing">In the place of an empty table.</param>
/// <param name="Axes">The profile and the three axes of the portrait.</param>
/// <param name="Profiles">Names of profiles, by their number.</param>
/// <param name="Outcomes">Names of steps on a list, from the first.</param>
/// <param name="Kinds">Names of interactions, from the first.</param>
/// <param name="Yes">That they take part.</param>
/// <param name="No">That they do not.</param>
/// <param name="Headings">Sections with their columns, in their order.</param>
internal sealed record PersonTexts(
    string Language,
    string Title,
    string Intro,
    string Rights,
    string Nothing,
    string[] Axes,
    string[] Profiles,
    string[] Outcomes,
    string[] Kinds,
    string Yes,
    string No,
    IReadOnlyList<(string Heading, string[] Columns)> Headings
)
{
    /// <summary>In English.</summary>
    public static PersonTexts English { get; } =
        new(
            "en",
            "What Advocacy holds about you",
            "This is everything held about {0}, who is called {1} in all data but this page. Made on {2} UTC.",
            "Taking part is voluntary. You can withdraw at any time, without a reason and without any consequence; you are then in no "
                + "figure, no list and no model. You can have what is wrong corrected, object to being scored, and have everything "
                + "erased. Ask HR or the data protection officer. No decision is taken by a program: a person always decides, and only "
                + "about an invitation.",
            "Nothing is held.",
            ["Profile now", "Digital culture", "Company link", "Own interest"],
            ["No valid survey", "Engaged", "Constructive", "Torn", "Hesitant", "Passive", "Grumbler", "Opponent", "Rebel"],
            ["to be invited", "held out at random, so that the effect of invitations can be measured", "accepted", "declined"],
            ["reaction", "comment", "reshare", "click"],
            "takes part",
            "does not take part",
            [
                ("What is concluded", ["", "by your answers", "by what you did"]),
                ("Your decisions on taking part", ["when", "decision"]),
                ("What the staff directory says", ["from", "department", "team", "country", "language", "first day"]),
                (
                    "Your answers to surveys",
                    ["on", "synergy (1–4)", "antagonism (1–4)", "digital culture (1–5)", "company link (1–5)", "own interest (1–5)"]
                ),
                ("Your steps on weekly lists", ["when", "list", "step"]),
                ("Your places on lists", ["list", "likelihood", "because of"]),
                ("Your followers", ["when", "network", "followers"]),
                (
                    "Your shares",
                    [
                        "when",
                        "network",
                        "share",
                        "content",
                        "impressions",
                        "reactions",
                        "comments",
                        "reshares",
                        "clicks",
                        "colleagues mentioned",
                    ]
                ),
                ("What you did with colleagues’ shares", ["when", "what", "share"]),
                ("Colleagues’ shares that mention you", ["when", "share"]),
                ("What names you elsewhere", ["place", "text"]),
                ("What was done at your demand", ["when", "what", "details"]),
            ]
        );

    /// <summary>In French.</summary>
    public static PersonTexts French { get; } =
        new(
            "fr",
            "Ce qu’Advocacy conserve à votre sujet",
            "Voici tout ce qui est conservé sur {0}, qui s’appelle {1} dans toutes les données hormis cette page. Établi le {2} UTC.",
            "Participer est volontaire. Vous pouvez vous retirer à tout moment, sans motif et sans conséquence ; vous ne figurez alors "
                + "dans aucun chiffre, aucune liste, aucun modèle. Vous pouvez faire corriger ce qui est faux, vous opposer à être "
                + "évalué, et faire tout effacer. Adressez-vous aux RH ou au délégué à la protection des données. Aucune décision n’est "
                + "prise par un programme : une personne décide toujours, et seulement d’une invitation.",
            "Rien n’est conservé.",
            ["Profil actuel", "Culture numérique", "Lien à l’entreprise", "Intérêt propre"],
            ["Sans enquête valable", "Engagé", "Constructif", "Déchiré", "Hésitant", "Passif", "Grognon", "Opposant", "Révolté"],
            ["à inviter", "laissé de côté au hasard, pour mesurer l’effet des invitations", "accepté", "refusé"],
            ["réaction", "commentaire", "repartage", "clic"],
            "participe",
            "ne participe pas",
            [
                ("Ce qui en est conclu", ["", "d’après vos réponses", "d’après ce que vous avez fait"]),
                ("Vos décisions de participer", ["quand", "décision"]),
                ("Ce que dit l’annuaire du personnel", ["depuis", "département", "équipe", "pays", "langue", "premier jour"]),
                (
                    "Vos réponses aux enquêtes",
                    [
                        "le",
                        "synergie (1–4)",
                        "antagonisme (1–4)",
                        "culture numérique (1–5)",
                        "lien à l’entreprise (1–5)",
                        "intérêt propre (1–5)",
                    ]
                ),
                ("Vos étapes sur les listes hebdomadaires", ["quand", "liste", "étape"]),
                ("Vos places sur les listes", ["liste", "probabilité", "pourquoi"]),
                ("Vos abonnés", ["quand", "réseau", "abonnés"]),
                (
                    "Vos partages",
                    [
                        "quand",
                        "réseau",
                        "partage",
                        "contenu",
                        "impressions",
                        "réactions",
                        "commentaires",
                        "repartages",
                        "clics",
                        "collègues mentionnés",
                    ]
                ),
                ("Ce que vous avez fait des partages de collègues", ["quand", "quoi", "partage"]),
                ("Partages de collègues qui vous mentionnent", ["quand", "partage"]),
                ("Ce qui vous nomme ailleurs", ["lieu", "texte"]),
                ("Ce qui a été fait à votre demande", ["quand", "quoi", "détails"]),
            ]
        );

    /// <summary>A profile's name. Only the person themselves reads it here.</summary>
    public string Of(Profile profile) => Profiles[(int)profile];

    /// <summary>The name of a step.</summary>
    public string Of(InvitationOutcome outcome) => Outcomes[(int)outcome - 1];

    /// <summary>The name of an interaction.</summary>
    public string Of(InteractionKind kind) => Kinds[(int)kind - 1];

    /// <summary>Why they were listed.</summary>
    public string Of(Reason reason) => Language == "fr" ? reason.French : reason.English;

    /// <summary>A decision on taking part.</summary>
    public string YesOrNo(bool granted) => granted ? Yes : No;
}
