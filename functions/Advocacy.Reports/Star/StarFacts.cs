using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Reports;

namespace Advocacy.Reports.Star;

/// <summary>The facts of the star schema. No person is in any of them, and no figure of them is about fewer than five people.</summary>
internal static class StarFacts
{
    /// <summary>The content of shares of none.</summary>
    public const string NoContent = "(none)";

    private const string ReachMeaning =
        "People reached, each share by itself: as the network counts them; otherwise, estimated, impressions × people per impression, or "
        + "followers × visibility rate";
    private const string Gained = "gained on these days; missing where the network does not report them";

    public static ParquetTable<PublishedFigures> ShareDay { get; } =
        new ParquetTable<PublishedFigures>(
            "fact_share_day",
            "What the shares of one content on one network gained on one day. Days and contents about fewer than five people are merged: "
                + "over several days (`through_day`), as the content `(merged)`."
        )
            .Day("day", "First day, UTC", row => row.Day)
            .Day("through_day", "Last day; the first one unless small days were merged", row => row.Through)
            .Text("network_key", "The network", row => NetworkReach.Label(row.Networks))
            .Text("content_key", "The content, `(none)` or `(merged)`", row => row.ContentId ?? NoContent)
            .Number("people", "Different people whose shares are in it, at least 5; not to be added up", row => row.Figures.People)
            .Number("shares", "Shares posted on these days", row => row.Figures.Shares)
            .Counters(Gained, row => row.Figures.Counters)
            .Number(
                "measured_impressions",
                "Impressions of the shares whose impressions are reported: what rates divide by",
                row => row.Figures.Measured.Impressions ?? 0
            )
            .Number("measured_engagements", "Engagements of these shares", row => row.Figures.Measured.Engagements)
            .Number("measured_clicks", "Clicks of these shares", row => row.Figures.Measured.Clicks ?? 0)
            .NumberOrNull("reach_people", ReachMeaning, row => row.Figures.Reach)
            .Number("reach_is_estimated", "Whether any of it is estimated", row => row.Figures.ReachEstimated)
            .Number("earned_media_value", "Σ counter × rate, in `dim_network.currency`", row => (double)row.Figures.EarnedMediaValue);

    public static ParquetTable<PublishedFigures> ReachDay { get; } =
        new ParquetTable<PublishedFigures>(
            "fact_reach_day",
            "Whom the shares on one network reached on one day, or on days that belong together because some of their rows were merged. "
                + "Each is the sum of its rows of `fact_share_day`."
        )
            .Day("day", "First day, UTC", row => row.Day)
            .Day("through_day", "Last day", row => row.Through)
            .Text("network_key", "The network", row => NetworkReach.Label(row.Networks))
            .Number("people", "Different people whose shares are in it, at least 5; not to be added up", row => row.Figures.People)
            .Number("shares", "Shares posted on these days", row => row.Figures.Shares)
            .NumberOrNull(
                "potential_reach_people",
                "Followers when shared, over the shares posted on these days",
                row => row.Figures.PotentialReach
            )
            .NumberOrNull("reach_people", ReachMeaning, row => row.Figures.Reach)
            .Number("reach_is_estimated", "Whether any of it is estimated", row => row.Figures.ReachEstimated)
            .NumberOrNull(
                "unduplicated_reach_people",
                "People reached at least once: A·(1 − Π(1 − rᵢ/A)) over the addressable audience A",
                row => row.Figures.Unduplicated
            );

    public static ParquetTable<TeamWeek> AdoptionWeek { get; } =
        new ParquetTable<TeamWeek>(
            "fact_adoption_week",
            "Volunteers of a team on a Monday, by the team that they are in now. A team stands "
                + "alone where at least five of it are active and five are not; others are merged by "
                + "department, by country, or all, so that the rows of a week add up to the company."
        )
            .Day("week", "The Monday, UTC", row => row.Week)
            .Text("team_key", "The team", row => row.Team.Key)
            .Number("consenting_people", "Had consented and have not withdrawn since", row => row.Consenting)
            .NumberOrNull(
                "active_ambassadors",
                "Of these, active ambassadors; missing where that of the whole company is about fewer than five on either side",
                row => row.Active
            );

    public static ParquetTable<ProfileWeek> ProfileWeek { get; } =
        new ParquetTable<ProfileWeek>(
            "fact_profile_week",
            "Volunteers of a profile on a Monday, by a survey of the 12 months before. Profiles of fewer than five are merged."
        )
            .Day("week", "The Monday, UTC", row => row.Week)
            .Text(
                "profile",
                "The profile (Fauvet's sociodynamics), `Unsurveyed` or `(merged)`",
                row => row.Profile?.ToString() ?? SmallGroups.Merged
            )
            .Number("people", "Volunteers", row => row.People);

    public static ParquetTable<FunnelCount> Funnel { get; } =
        new ParquetTable<FunnelCount>("fact_funnel", "How far volunteers came, as last measured; who is in a step was in all before it.")
            .Number("step_number", "The order of the steps, from 1", row => (int)row.Step + 1)
            .Text("step", "The step", row => row.Step.ToString())
            .NumberOrNull(
                "people",
                "Who reached it; missing where it, or what is left of the step before, is about fewer than five",
                row => row.People
            )
            .Number("has_open", "Whether it is too early to know it of some", row => row.HasOpen);

    public static ParquetTable<ListEffect> ListEffect { get; } =
        new ParquetTable<ListEffect>(
            "fact_list_effect",
            "What a weekly list changed: those invited against those held out at random. Small lists are merged; `(all)` is all of them."
        )
            .Text("list", "The ISO week, `(merged)` or `(all)`", row => row.List)
            .Number("invited_people", "Invited", row => row.Effect.Invited)
            .Number("invited_converted_people", "Of these, became active ambassadors", row => row.Effect.InvitedConvert)
            .Number("held_out_people", "Held out", row => row.Effect.HeldOut)
            .Number("held_out_converted_people", "Of these, became active ambassadors", row => row.Effect.HeldOutConvert)
            .NumberOrNull("effect", "Difference of the two shares, −1 to 1", row => row.Effect.Difference)
            .NumberOrNull("effect_low", "Lower end of its 95 % interval (Newcombe)", row => row.Effect.Interval?.Low)
            .NumberOrNull("effect_high", "Upper end", row => row.Effect.Interval?.High)
            .Number("is_significant", "Whether the interval leaves out 0", row => row.Effect.IsSignificant);
}
