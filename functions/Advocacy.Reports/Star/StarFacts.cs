using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Reports.Star;

/// <summary>The facts of the star schema. No person is in any of them, and no figure of them is about fewer than five people.</summary>
internal static class StarFacts
{
    /// <summary>The content of shares of none.</summary>
    public const string NoContent = "(none)";

    private const string ReachMeaning =
        "People reached, each share by itself: as the network counts them; otherwise, estimated, impressions × people per impression, or "
        + "followers × visibility rate";
    private const string Gained = "booked; missing where fewer than five people gained any";

    public static ParquetTable<LedgerRow> ShareDay { get; } =
        new ParquetTable<LedgerRow>(
            "fact_share_day",
            "The ledger: what was booked on a day of the shares of one content on one network. Rows are final: what becomes known later is "
                + "booked on a later day. A figure to which fewer than five people add "
                + "is missing, and is told on the first day on which five do, of the content `(merged)`. All else that is told of "
                + "reach is a "
                + "sum of these rows."
        )
            .Day("day", "The day on which it was booked, UTC", row => row.Day)
            .Text("network_key", "The network", row => row.Network)
            .Text("content_key", "The content, `(none)` or `(merged)`", row => row.ContentId ?? NoContent)
            .Text(
                "reach_basis",
                "What the reach of these shares is known by: `Reported` (the network tells people and impressions), `ReportedAlone` "
                    + "(people "
                    + "only), `Impressions` or `Followers` (estimated); judged when a share is first booked",
                row => row.Basis.ToString()
            )
            .Number("people", "People who gained something in it, to the nearest five, at least 5; not to be added up", row => row.People)
            .NumberOrNull("shares", "Shares posted; missing where fewer than five people did", row => row.Shares)
            .Counters(Gained, row => row.Counters)
            .Number(
                "measured_impressions",
                "Impressions, of shares whose impressions are reported: what rates of networks divide by; of a content, take the rows that "
                    + "tell both",
                row => Measured(row)?.Impressions ?? 0
            )
            .Number("measured_engagements", "Engagements of these shares", row => Measured(row)?.Engagements ?? 0)
            .Number("measured_clicks", "Clicks of these shares", row => Measured(row)?.Clicks ?? 0)
            .NumberOrNull(
                "potential_reach_people",
                "Followers when shared, over the shares posted, to two digits: a person has the same ones each time",
                row => row.Followers
            )
            .NumberOrNull("reach_people", ReachMeaning, row => row.Reach)
            .Number("reach_is_estimated", "Whether it is estimated", row => row.Basis.IsEstimate() && row.Reach is not null)
            .Number("earned_media_value", "Σ counter × rate, in `dim_network.currency`", row => (double)row.EarnedMediaValue);

    public static ParquetTable<StarDay> ReachDay { get; } =
        new ParquetTable<StarDay>(
            "fact_reach_day",
            "Whom the shares on one network reached by what was booked on one day: the sum of its rows of `fact_share_day`."
        )
            .Day("day", "The day, UTC", row => row.Day)
            .Text("network_key", "The network", row => row.Network)
            .Number("shares", "Shares posted", row => row.Figures.Shares)
            .NumberOrNull("potential_reach_people", "Followers when shared, over the shares posted", row => row.Figures.PotentialReach)
            .NumberOrNull("reach_people", ReachMeaning, row => row.Figures.Reach)
            .Number("reach_is_estimated", "Whether any of it is estimated", row => row.Figures.ReachEstimated)
            .NumberOrNull(
                "unduplicated_reach_people",
                "People reached at least once: A·(1 − Π(1 − rᵢ/A)) over the addressable audience A and the day's rows",
                row => row.Figures.Unduplicated
            );

    public static ParquetTable<TeamWeek> AdoptionWeek { get; } =
        new ParquetTable<TeamWeek>(
            "fact_adoption_week",
            "Volunteers of a team on a Monday, as it was known when the Monday was closed, to the nearest five. A team stands alone "
                + "where at "
                + "least five of it are active and five are not; others are merged by department, by country, or all."
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
            "Volunteers of a profile on a Monday, by a survey of the 12 months before, to the nearest five. Those who are left alone "
                + "(grumblers, opponents, rebels) are one group, and profiles of fewer than five go with them."
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

    public static ParquetTable<ToldEffect> ListEffect { get; } =
        new ParquetTable<ToldEffect>(
            "fact_list_effect",
            "What a weekly list changed: those invited against those held out at random. Small lists are merged; `(all)` is all of them. "
                + "People are counted to the nearest five, rates are whole percents of at least twenty people."
        )
            .Text("list", "The ISO week, `(merged)` or `(all)`", row => row.List)
            .Number("invited_people", "Invited", row => row.Invited)
            .Number("invited_converted_people", "Of these, became active ambassadors", row => row.InvitedConvert)
            .Number("held_out_people", "Held out", row => row.HeldOut)
            .Number("held_out_converted_people", "Of these, became active ambassadors", row => row.HeldOutConvert)
            .NumberOrNull("effect", "Difference of the two shares, −1 to 1", row => row.Difference)
            .NumberOrNull("effect_low", "Lower end of its 95 % interval (Newcombe)", row => row.Low)
            .NumberOrNull("effect_high", "Upper end", row => row.High)
            .Number("is_significant", "Whether the interval leaves out 0", row => row.IsSignificant);

    private static Counters? Measured(LedgerRow row) => row.Basis.HasImpressions() ? row.Counters : null;
}

/// <summary>A day of a network.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Network">The network.</param>
/// <param name="Figures">The sums.</param>
internal sealed record StarDay(DateOnly Day, string Network, ReachFigures Figures);
