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
        new("days_since_share", "days", Activity, Recency),
        new("shares_1w", "shares", Activity, Log1P),
        new("shares_4w", "shares", Activity, Log1P),
        new("shares_12w", "shares", Activity, Log1P),
        new("shares_all", "shares", Activity, Log1P),
        new("active_weeks_12w", "weeks", Activity, Log1P),
        new("share_rate", "shares a week", Activity, Log1P),
        new("share_trend", "shares", Activity, Linear),
        new("share_gap", "days", Activity, Recency),
        new("holidays_ahead", "days", Activity, Linear) { IsReason = false, IsOfCalendar = true },
        new("invitations_52w", "invitations", Activity, Log1P),
        new("days_since_invitation", "days", Activity, Recency),
        new("invitation_accepted", "0 or 1", Activity, Linear),
        new("engagements_per_share_12w", "engagements per share", OwnInterest, Log1P),
        new("mentioned_people_1w", "people", FeatureGroup.Neighbourhood, Log1P),
        new("mentioned_people_4w", "people", FeatureGroup.Neighbourhood, Log1P),
        new("mentioned_people_12w", "people", FeatureGroup.Neighbourhood, Log1P),
        new("mentioned_people_all", "people", FeatureGroup.Neighbourhood, Log1P),
        new("days_since_mention", "days", FeatureGroup.Neighbourhood, Recency),
        new("mentions_1w", "mentions", FeatureGroup.Neighbourhood, Log1P),
        new("mentions_4w", "mentions", FeatureGroup.Neighbourhood, Log1P),
        new("mentions_12w", "mentions", FeatureGroup.Neighbourhood, Log1P),
        new("mentions_all", "mentions", FeatureGroup.Neighbourhood, Log1P),
        new("mentioning_people_1w", "people", FeatureGroup.Neighbourhood, Log1P),
        new("mentioning_people_4w", "people", FeatureGroup.Neighbourhood, Log1P),
        new("mentioning_people_12w", "people", FeatureGroup.Neighbourhood, Log1P),
        new("mentioning_people_all", "people", FeatureGroup.Neighbourhood, Log1P),
        new("unanswered_mentions_4w", "mentions", FeatureGroup.Neighbourhood, Log1P),
        new("neighbour_shares_4w", "shares", FeatureGroup.Neighbourhood, Log1P),
        new("neighbour_shares_mean_4w", "shares per person", FeatureGroup.Neighbourhood, Log1P),
        new("sharing_neighbours_4w", "people", FeatureGroup.Neighbourhood, Log1P),
        new("active_neighbours", "people", FeatureGroup.Neighbourhood, Log1P),
        new("ambassador_shares_4w", "shares", FeatureGroup.Neighbourhood, Log1P),
        new("team_sharing_4w", "share of the team", FeatureGroup.Neighbourhood, Linear),
        new("team_adoption", "share of the team", FeatureGroup.Neighbourhood, Linear),
        new("interactions_4w", "interactions", DigitalCulture, Log1P),
        new("interactions_12w", "interactions", DigitalCulture, Log1P),
        new("days_since_interaction", "days", DigitalCulture, Recency),
        new("comments_12w", "comments", DigitalCulture, Log1P),
        new("networks", "networks", DigitalCulture, Linear),
        new("followers", "people", DigitalCulture, Log1P),
        new("survey_digital_culture", "1 to 5", DigitalCulture, Linear),
        new("survey_company_link", "1 to 5", CompanyLink, Linear),
        new("tenure", "days", CompanyLink, Log1P) { IsOfCalendar = true },
        new("survey_synergy", "1 to 4", CompanyLink, Linear),
        new("survey_antagonism", "1 to 4", CompanyLink, Linear) { IsShown = false },
        new("survey_own_interest", "1 to 5", OwnInterest, Linear),
        new("survey_age", "days", OwnInterest, Log1P) { IsOfCalendar = true },
        new("shares_ew_4d", "shares", Activity, Log1P) { IsRhythm = true },
        new("shares_ew_2w", "shares", Activity, Log1P) { IsRhythm = true },
        new("shares_ew_8w", "shares", Activity, Log1P) { IsRhythm = true },
        new("shares_ew_26w", "shares", Activity, Log1P) { IsRhythm = true },
        new("days_since_2nd_share", "days", Activity, Recency) { IsRhythm = true },
        new("days_since_3rd_share", "days", Activity, Recency) { IsRhythm = true },
        new("days_since_5th_share", "days", Activity, Recency) { IsRhythm = true },
        new("days_since_10th_share", "days", Activity, Recency) { IsRhythm = true },
        new("speaking_phase", "probability", Activity, LogOdds) { IsRhythm = true, IsShown = false },
    ];

    /// <summary>Where a feature stands.</summary>
    public static int IndexOf(string name) => All.Index().First(pair => pair.Item.Name == name).Index;

    /// <summary>SHA-256 over names and scales: a model of another schema is refused.</summary>
    public static string Schema { get; } = Fingerprint.Hex([.. All.Select(feature => $"{feature.Name}:{feature.Scale}")]);

    /// <summary>A row as the model sees it: counts as ln(1 + value), probabilities as log-odds.</summary>
    public static float[] Scaled(ReadOnlySpan<float> row)
    {
        var scaled = row.ToArray();
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = All[i].Scale switch
            {
                Linear => scaled[i],
                LogOdds => MathF.Log(scaled[i] / (1 - scaled[i])),
                _ => MathF.Log(1 + scaled[i]),
            };
        }

        return scaled;
    }
}
