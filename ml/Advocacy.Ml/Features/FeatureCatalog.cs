using Advocacy.Domain.Merging;
using static Advocacy.Ml.Features.FeatureGroup;
using static Advocacy.Ml.Features.FeatureScale;

namespace Advocacy.Ml.Features;

/// <summary>The features, in the order in which <see cref="FeatureBuilder"/> writes them. Missing is NaN, never 0.</summary>
public static class FeatureCatalog
{
    /// <summary>All features.</summary>
    public static IReadOnlyList<Feature> All { get; } =
    [
        new("days_since_share", "days", Activity, Recency, "days since the last share: {0}", "jours depuis le dernier partage : {0}"),
        new("shares_1w", "shares", Activity, Log1P, "shares in the last week: {0}", "partages la semaine passée : {0}"),
        new("shares_4w", "shares", Activity, Log1P, "shares in 4 weeks: {0}", "partages en 4 semaines : {0}"),
        new("shares_12w", "shares", Activity, Log1P, "shares in 12 weeks: {0}", "partages en 12 semaines : {0}"),
        new("shares_all", "shares", Activity, Log1P, "shares in all: {0}", "partages en tout : {0}"),
        new("active_weeks_12w", "weeks", Activity, Log1P, "weeks with a share, of 12: {0}", "semaines avec un partage, sur 12 : {0}"),
        new(
            "share_rate",
            "shares a week",
            Activity,
            Log1P,
            "shares a week since the first one: {0}",
            "partages par semaine depuis le premier : {0}"
        ),
        new(
            "share_trend",
            "shares",
            Activity,
            Linear,
            "more shares in the last 4 weeks than in an average 4 of the last 12: {0}",
            "partages de plus ces 4 semaines qu'en moyenne sur 12 : {0}"
        ),
        new("share_gap", "days", Activity, Recency, "days between shares, typically: {0}", "jours entre deux partages, en général : {0}"),
        new(
            "holidays_ahead",
            "days",
            Activity,
            Linear,
            "usual holidays in the coming 4 weeks, days: {0}",
            "jours de vacances habituelles dans les 4 semaines à venir : {0}"
        )
        {
            IsReason = false,
        },
        new("invitations_52w", "invitations", Activity, Log1P, "invitations in a year: {0}", "invitations en un an : {0}"),
        new(
            "days_since_invitation",
            "days",
            Activity,
            Recency,
            "days since the last invitation: {0}",
            "jours depuis la dernière invitation : {0}"
        ),
        new("invitation_accepted", "0 or 1", Activity, Linear, "accepted the last invitation", "a accepté la dernière invitation"),
        new(
            "engagements_per_share_12w",
            "engagements per share",
            OwnInterest,
            Log1P,
            "engagements that a share of theirs received: {0}",
            "engagements reçus par partage : {0}"
        ),
        new(
            "mentioned_people_1w",
            "people",
            FeatureGroup.Neighbourhood,
            Log1P,
            "colleagues mentioned in the last week: {0}",
            "collègues cités la semaine passée : {0}"
        ),
        new(
            "mentioned_people_4w",
            "people",
            FeatureGroup.Neighbourhood,
            Log1P,
            "colleagues mentioned in 4 weeks: {0}",
            "collègues cités en 4 semaines : {0}"
        ),
        new(
            "mentioned_people_12w",
            "people",
            FeatureGroup.Neighbourhood,
            Log1P,
            "colleagues mentioned in 12 weeks: {0}",
            "collègues cités en 12 semaines : {0}"
        ),
        new(
            "mentioned_people_all",
            "people",
            FeatureGroup.Neighbourhood,
            Log1P,
            "colleagues mentioned in all: {0}",
            "collègues cités en tout : {0}"
        ),
        new(
            "days_since_mention",
            "days",
            FeatureGroup.Neighbourhood,
            Recency,
            "days since a colleague's last mention: {0}",
            "jours depuis la dernière mention par un collègue : {0}"
        ),
        new(
            "mentions_1w",
            "mentions",
            FeatureGroup.Neighbourhood,
            Log1P,
            "mentions by colleagues in the last week: {0}",
            "mentions par des collègues la semaine passée : {0}"
        ),
        new(
            "mentions_4w",
            "mentions",
            FeatureGroup.Neighbourhood,
            Log1P,
            "mentions by colleagues in 4 weeks: {0}",
            "mentions par des collègues en 4 semaines : {0}"
        ),
        new(
            "mentions_12w",
            "mentions",
            FeatureGroup.Neighbourhood,
            Log1P,
            "mentions by colleagues in 12 weeks: {0}",
            "mentions par des collègues en 12 semaines : {0}"
        ),
        new(
            "mentions_all",
            "mentions",
            FeatureGroup.Neighbourhood,
            Log1P,
            "mentions by colleagues in all: {0}",
            "mentions par des collègues en tout : {0}"
        ),
        new(
            "mentioning_people_1w",
            "people",
            FeatureGroup.Neighbourhood,
            Log1P,
            "colleagues who mentioned them in the last week: {0}",
            "collègues qui l'ont cité la semaine passée : {0}"
        ),
        new(
            "mentioning_people_4w",
            "people",
            FeatureGroup.Neighbourhood,
            Log1P,
            "colleagues who mentioned them in 4 weeks: {0}",
            "collègues qui l'ont cité en 4 semaines : {0}"
        ),
        new(
            "mentioning_people_12w",
            "people",
            FeatureGroup.Neighbourhood,
            Log1P,
            "colleagues who mentioned them in 12 weeks: {0}",
            "collègues qui l'ont cité en 12 semaines : {0}"
        ),
        new(
            "mentioning_people_all",
            "people",
            FeatureGroup.Neighbourhood,
            Log1P,
            "colleagues who mentioned them in all: {0}",
            "collègues qui l'ont cité en tout : {0}"
        ),
        new(
            "unanswered_mentions_4w",
            "mentions",
            FeatureGroup.Neighbourhood,
            Log1P,
            "mentions not yet answered: {0}",
            "mentions encore sans réponse : {0}"
        ),
        new(
            "neighbour_shares_4w",
            "shares",
            FeatureGroup.Neighbourhood,
            Log1P,
            "shares by close colleagues in 4 weeks: {0}",
            "partages de collègues proches en 4 semaines : {0}"
        ),
        new(
            "neighbour_shares_mean_4w",
            "shares per person",
            FeatureGroup.Neighbourhood,
            Log1P,
            "shares per close colleague in 4 weeks: {0}",
            "partages par collègue proche en 4 semaines : {0}"
        ),
        new(
            "sharing_neighbours_4w",
            "people",
            FeatureGroup.Neighbourhood,
            Log1P,
            "close colleagues who share: {0}",
            "collègues proches qui partagent : {0}"
        ),
        new(
            "active_neighbours",
            "people",
            FeatureGroup.Neighbourhood,
            Log1P,
            "close colleagues who are active ambassadors: {0}",
            "collègues proches qui sont ambassadeurs actifs : {0}"
        ),
        new(
            "ambassador_shares_4w",
            "shares",
            FeatureGroup.Neighbourhood,
            Log1P,
            "shares by ambassadors close to them in 4 weeks: {0}",
            "partages d'ambassadeurs proches en 4 semaines : {0}"
        ),
        new(
            "team_sharing_4w",
            "share of the team",
            FeatureGroup.Neighbourhood,
            Linear,
            "part of the team that shares: {0:P0}",
            "part de l'équipe qui partage : {0:P0}"
        ),
        new(
            "team_adoption",
            "share of the team",
            FeatureGroup.Neighbourhood,
            Linear,
            "part of the team that are active ambassadors: {0:P0}",
            "part de l'équipe qui sont ambassadeurs actifs : {0:P0}"
        ),
        new(
            "interactions_4w",
            "interactions",
            DigitalCulture,
            Log1P,
            "reactions to colleagues' posts in 4 weeks: {0}",
            "réactions aux publications de collègues en 4 semaines : {0}"
        ),
        new(
            "interactions_12w",
            "interactions",
            DigitalCulture,
            Log1P,
            "reactions to colleagues' posts in 12 weeks: {0}",
            "réactions aux publications de collègues en 12 semaines : {0}"
        ),
        new(
            "days_since_interaction",
            "days",
            DigitalCulture,
            Recency,
            "days since they last reacted to a colleague's post: {0}",
            "jours depuis leur dernière réaction à une publication : {0}"
        ),
        new(
            "comments_12w",
            "comments",
            DigitalCulture,
            Log1P,
            "comments on colleagues' posts in 12 weeks: {0}",
            "commentaires sur des publications en 12 semaines : {0}"
        ),
        new("networks", "networks", DigitalCulture, Linear, "networks: {0}", "réseaux : {0}"),
        new("followers", "people", DigitalCulture, Log1P, "followers: {0}", "abonnés : {0}"),
        new("survey_digital_culture", "1 to 5", DigitalCulture, Linear, "digital culture: {0} of 5", "culture numérique : {0} sur 5"),
        new("survey_company_link", "1 to 5", CompanyLink, Linear, "link to the company: {0} of 5", "lien à l'entreprise : {0} sur 5"),
        new("tenure", "days", CompanyLink, Log1P, "days in the company: {0}", "jours dans l'entreprise : {0}"),
        new("survey_synergy", "1 to 4", CompanyLink, Linear, "support for the project: {0} of 4", "soutien au projet : {0} sur 4"),
        new("survey_antagonism", "1 to 4", CompanyLink, Linear, "antagonism: {0} of 4", "antagonisme : {0} sur 4") { IsTold = false },
        new("survey_own_interest", "1 to 5", OwnInterest, Linear, "own interest: {0} of 5", "intérêt personnel : {0} sur 5"),
        new("survey_age", "days", OwnInterest, Log1P, "days since the survey: {0}", "jours depuis l'enquête : {0}"),
    ];

    /// <summary>Where a feature stands.</summary>
    public static int IndexOf(string name) => All.Index().First(pair => pair.Item.Name == name).Index;

    /// <summary>SHA-256 over names and scales: a model of another schema is refused.</summary>
    public static string Schema { get; } = Fingerprint.Hex([.. All.Select(feature => $"{feature.Name}:{feature.Scale}")]);

    /// <summary>A row as the model sees it: counts as ln(1 + value).</summary>
    public static float[] Scaled(ReadOnlySpan<float> row)
    {
        var scaled = row.ToArray();
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = All[i].Scale == Linear ? scaled[i] : MathF.Log(1 + scaled[i]);
        }

        return scaled;
    }
}
