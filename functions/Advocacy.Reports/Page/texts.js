"use strict";
// What the page says, in both languages. {0}, {1}, … are filled in.
const Texts = {
  en: {
    title: "Employee advocacy", skip: "Skip to the figures", period: "Period", campaign: "campaign", networks: "Networks", language: "Language", theme: "Colours", auto: "Automatic", light: "Light", dark: "Dark", all: "All", none: "no campaign",
    asOf: "What had happened before {0}; last activity on {1}.", asOfNone: "What had happened before {0}; no activity yet.", p28: "last 28 days", p90: "last 90 days", p365: "last 12 months", pall: "all time", before: "against the period before", nobefore: "no period before to compare with",
    footer: "No figure is about fewer than five people; smaller groups are merged, and a merged row can stand for several days. It is voluntary, always: only people who consent are counted among volunteers.",
    overview: "At a glance", lead: "In the {0}, {1} shares reached {2} people{3} and brought {4} engagements.", leadEstimated: " (partly estimated)", leadUp: " That is {0} more reach than in the period before.", leadDown: " That is {0} less reach than in the period before.", leadSame: " That is as much reach as in the period before.",
    reach: "reach", unduplicated: "unduplicated reach", engagements: "engagements", shares: "shares", engagementRate: "engagement rate", clickThrough: "click-through rate", value: "earned media value", adoption: "adoption", active: "active ambassadors", consenting: "volunteers", between: "between {0} and {1}", estimated: "estimated", ofVolunteers: "of {0} volunteers", onMonday: "on Monday {0}",
    overTime: "Reach over time", overTimeNote: "People reached by shares, by {0}. Where a network does not report impressions, followers × visibility rate stand in, marked “estimated”.", day: "day", week: "week", month: "month",
    byNetwork: "Networks compared", byNetworkNote: "Unduplicated reach counts people once who are reached by several: an estimate between all audiences overlapping and none.", network: "network", impressions: "impressions", reactions: "reactions", comments: "comments", reshares: "reshares", clicks: "clicks", applause: "reactions per share", conversation: "comments per share", amplification: "reshares per share",
    byCampaign: "Campaigns compared", byCampaignNote: "Sums of content, by the weeks that begin in the period.", merged: "(small ones together)", noContent: "of no content",
    byContent: "Content that works", byContentNote: "What was shared, by the weeks that begin in the period. Choose a heading to sort.", find: "Find", content: "content", topic: "topic", kind: "kind", published: "published", rows: "{0} of {1} rows", perShare: "engagements per share",
    people: "Adoption", peopleNote: "The share of active ambassadors among those who consent, every Monday. Where it is about fewer than five on either side it is not told.", team: "team", department: "department", country: "country", tooFew: "not told", unknown: "unknown", teams: "Teams, departments and countries, on the last Monday", share: "share",
    funnel: "From consent to staying", funnelNote: "How far volunteers came, as last measured; who is in a step was in all before it. Steps about fewer than five people, or that leave fewer than five, are not told.", open: "too early to know of some", people_: "people", step: "step",
    steps: { consented: "consent to take part", candidate: "were on a list", invited: "were invited", accepted: "said yes", firstShare: "shared since", active: "became active", stillActive: "are so 12 weeks later" },
    profiles: "Where volunteers stand", profilesNote: "By synergy and antagonism in a survey of the last 12 months (J.-C. Fauvet's sociodynamics); counts only, {0}.", profile: "profile", map: "Map: volunteers of each field's profile", synergy: "synergy", antagonism: "antagonism",
    profileNames: { Engaged: "Engaged", Constructive: "Constructive", Torn: "Torn", Hesitant: "Hesitant", Passive: "Passive", Grumbler: "Grumblers", Opponent: "Opponents", Rebel: "Rebels", Unsurveyed: "No survey", other: "small ones together" },
    effect: "What invitations change", effectNote: "Some on each list are held out at random and not invited. If those invited become active more often, that is because of the invitation. 95 % intervals (Newcombe).", effectNone: "Nothing can be told yet: of lists whose horizon has passed, fewer than five people were invited or held out.", effectYes: "Invitations change something: {0} points (between {1} and {2}).", effectNo: "It cannot be told yet whether invitations change anything: {0} points, but anything between {1} and {2} fits the figures.", list: "list", invited: "invited", heldOut: "held out", became: "became active", difference: "difference in points", interval: "95 % interval", allLists: "all lists", mergedLists: "small lists together",
    surveys: "Answers before and after", axis: "answer", change: "change of the invited", changeHeld: "of the held out", gap: "difference", axes: { Synergy: "synergy (1–4)", DigitalCulture: "digital culture (1–5)", CompanyLink: "link to the company (1–5)", OwnInterest: "own interest (1–5)" },
    model: "How good the prediction is", modelNote: "Model {0}, trained on what had happened before {1}; {2}. Measured on {3} later rows. Intervals are 95 %.", modelNone: "There is no model yet: too little has happened.", ranking: "ranking", auc: "ROC AUC", precision: "average precision", lift: "lift at 10 %", atCapacity: "of those listed, convert", calibration: "Probability said, and what happened", said: "said", happened: "happened", modelWord: "the model", activityAlone: "recent activity alone", recencyAlone: "recency alone", perfect: "as it should be", rowsOf: "rows", calibrationNote: "On the line, “30 %” comes true 30 times in 100.", championWas: "the model before",
    fresh: "Freshness and quality of the data", freshNote: "{0} days between the last activity and the day of this report.", freshNone: "No activity is known.", badNone: "No bad rows.", bad: "{0} rows could not be taken in; engineers have them with their reasons.", reason: "reason", count: "rows",
    table: "As a table", more: "Show all {0}", less: "Show fewer", nothing: "Nothing to tell yet.", sortBy: "Sort by {0}", chartOf: "Chart: {0}",
  },
  fr: {
    title: "La parole des salariés", skip: "Aller aux chiffres", period: "Période", campaign: "campagne", networks: "Réseaux", language: "Langue", theme: "Couleurs", auto: "Automatique", light: "Clair", dark: "Sombre", all: "Toutes", none: "sans campagne",
    asOf: "Ce qui s’est passé avant le {0} ; dernière activité le {1}.", asOfNone: "Ce qui s’est passé avant le {0} ; aucune activité encore.", p28: "28 derniers jours", p90: "90 derniers jours", p365: "12 derniers mois", pall: "depuis le début", before: "par rapport à la période d’avant", nobefore: "pas de période d’avant à comparer",
    footer: "Aucun chiffre ne porte sur moins de cinq personnes ; les petits groupes sont réunis, et une ligne réunie peut valoir pour plusieurs jours. C’est toujours volontaire : seules les personnes qui consentent sont comptées parmi les volontaires.",
    overview: "En un coup d’œil", lead: "Sur la période ({0}), {1} partages ont touché {2} personnes{3} et suscité {4} interactions.", leadEstimated: " (en partie estimé)", leadUp: " C’est {0} de portée de plus que la période d’avant.", leadDown: " C’est {0} de portée de moins que la période d’avant.", leadSame: " C’est autant de portée que la période d’avant.",
    reach: "portée", unduplicated: "portée dédupliquée", engagements: "interactions", shares: "partages", engagementRate: "taux d’engagement", clickThrough: "taux de clic", value: "valeur média gagnée", adoption: "adoption", active: "ambassadeurs actifs", consenting: "volontaires", between: "entre {0} et {1}", estimated: "estimé", ofVolunteers: "sur {0} volontaires", onMonday: "lundi {0}",
    overTime: "La portée dans le temps", overTimeNote: "Personnes touchées par les partages, par {0}. Quand un réseau ne dit pas les impressions, abonnés × taux de visibilité en tiennent lieu (« estimé »).", day: "jour", week: "semaine", month: "mois",
    byNetwork: "Les réseaux comparés", byNetworkNote: "La portée dédupliquée compte une fois les personnes touchées par plusieurs : une estimation, entre des audiences toutes communes et toutes distinctes.", network: "réseau", impressions: "impressions", reactions: "réactions", comments: "commentaires", reshares: "repartages", clicks: "clics", applause: "réactions par partage", conversation: "commentaires par partage", amplification: "repartages par partage",
    byCampaign: "Les campagnes comparées", byCampaignNote: "Sommes des contenus, par semaines qui commencent dans la période.", merged: "(petits réunis)", noContent: "sans contenu",
    byContent: "Les contenus qui marchent", byContentNote: "Ce qui a été partagé, par semaines qui commencent dans la période. Choisir un titre de colonne pour trier.", find: "Chercher", content: "contenu", topic: "sujet", kind: "type", published: "publié", rows: "{0} lignes sur {1}", perShare: "interactions par partage",
    people: "Adoption", peopleNote: "La part des ambassadeurs actifs parmi ceux qui consentent, chaque lundi. Rien n’est dit quand moins de cinq personnes sont d’un côté ou de l’autre.", team: "équipe", department: "service", country: "pays", tooFew: "non dit", unknown: "inconnu", teams: "Les équipes, les services et les pays, le dernier lundi", share: "part",
    funnel: "Du consentement à l’ambassadeur qui le reste", funnelNote: "Jusqu’où les volontaires sont allés, à la dernière mesure ; chacun est compté dans toutes les étapes d’avant. Une étape qui concerne moins de cinq personnes, ou en laisse moins de cinq, n’est pas dite.", open: "pour certains, trop tôt pour le savoir", people_: "personnes", step: "étape",
    steps: { consented: "consentent à participer", candidate: "ont été sur une liste", invited: "ont été invités", accepted: "ont accepté", firstShare: "ont partagé depuis", active: "sont devenus actifs", stillActive: "le sont encore 12 semaines plus tard" },
    profiles: "Où en sont les volontaires", profilesNote: "Par synergie et antagonisme, selon une enquête des 12 derniers mois (sociodynamique de J.-C. Fauvet) ; effectifs seulement, {0}.", profile: "profil", map: "Carte : volontaires du profil de chaque case", synergy: "synergie", antagonism: "antagonisme",
    profileNames: { Engaged: "Engagés", Constructive: "Constructifs", Torn: "Déchirés", Hesitant: "Hésitants", Passive: "Passifs", Grumbler: "Grognons", Opponent: "Opposants", Rebel: "Révoltés", Unsurveyed: "Sans enquête", other: "petits réunis" },
    effect: "Ce que changent les invitations", effectNote: "Sur chaque liste, certains sont laissés de côté au hasard et ne sont pas invités : les témoins. Si les invités deviennent actifs plus souvent, c’est grâce à l’invitation. Intervalles à 95 % (Newcombe).", effectNone: "Rien ne peut encore être dit : sur les listes dont l’horizon est passé, moins de cinq personnes ont été invitées ou gardées comme témoins.", effectYes: "Les invitations changent quelque chose : {0} points (entre {1} et {2}).", effectNo: "On ne peut pas encore dire si les invitations changent quelque chose : {0} points, mais tout entre {1} et {2} convient aux chiffres.", list: "liste", invited: "invités", heldOut: "témoins", became: "devenus actifs", difference: "écart en points", interval: "intervalle à 95 %", allLists: "toutes les listes", mergedLists: "petites listes réunies",
    surveys: "Les réponses avant et après", axis: "réponse", change: "changement des invités", changeHeld: "des témoins", gap: "écart", axes: { Synergy: "synergie (1–4)", DigitalCulture: "culture numérique (1–5)", CompanyLink: "lien à l’entreprise (1–5)", OwnInterest: "intérêt personnel (1–5)" },
    model: "Ce que vaut la prévision", modelNote: "Modèle {0}, appris de ce qui s’est passé avant le {1} ; {2}. Mesuré sur {3} lignes plus tardives. Intervalles à 95 %.", modelNone: "Il n’y a pas encore de modèle : il s’est passé trop peu de choses.", ranking: "classement", auc: "ROC AUC", precision: "précision moyenne", lift: "lift à 10 %", atCapacity: "parmi les listés, convertissent", calibration: "La probabilité dite, et ce qui est arrivé", said: "dit", happened: "arrivé", modelWord: "le modèle", activityAlone: "l’activité récente seule", recencyAlone: "la récence seule", perfect: "comme il faudrait", rowsOf: "lignes", calibrationNote: "Sur la droite, « 30 % » se réalise 30 fois sur 100.", championWas: "le modèle d’avant",
    fresh: "Fraîcheur et qualité des données", freshNote: "{0} jours entre la dernière activité et le jour de ce rapport.", freshNone: "Aucune activité connue.", badNone: "Aucune ligne refusée.", bad: "{0} lignes n’ont pas pu être prises ; les ingénieurs les ont, avec leurs raisons.", reason: "raison", count: "lignes",
    table: "En tableau", more: "Tout montrer ({0})", less: "Montrer moins", nothing: "Rien à dire encore.", sortBy: "Trier par {0}", chartOf: "Graphique : {0}",
  },
};

const Say = {
  language: "en",
  text(name, ...values) {
    return values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), Texts[Say.language][name] ?? name);
  },
  name(group, name) {
    return Texts[Say.language][group][name] ?? name;
  },
  whole(value) {
    return value == null ? "–" : new Intl.NumberFormat(Say.language, { maximumFractionDigits: 0 }).format(value);
  },
  short(value) {
    return new Intl.NumberFormat(Say.language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
  },
  number(value, digits = 2) {
    return value == null ? "–" : new Intl.NumberFormat(Say.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  },
  percent(value, digits = 1) {
    return value == null ? "–" : new Intl.NumberFormat(Say.language, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  },
  signed(value, digits = 1) {
    return value == null ? "–" : new Intl.NumberFormat(Say.language, { signDisplay: "exceptZero", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  },
  money(value, currency) {
    return value == null ? "–" : new Intl.NumberFormat(Say.language, { style: "currency", currency, maximumFractionDigits: 0 }).format(value);
  },
  date(day) {
    return new Intl.DateTimeFormat(Say.language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day * 864e5));
  },
};
