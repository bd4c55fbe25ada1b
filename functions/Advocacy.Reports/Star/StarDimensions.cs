using System.Globalization;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Values;

namespace Advocacy.Reports.Star;

/// <summary>The dimensions of the star schema.</summary>
internal static class StarDimensions
{
    /// <summary>The campaign of content that has none.</summary>
    public const string NoCampaign = "(none)";

    public static ParquetTable<DateOnly> Date { get; } =
        new ParquetTable<DateOnly>("dim_date", "A day, from the first of the first year that facts are about to the last closed day.")
            .Day("date", "The day, UTC", day => day)
            .Number("year", "Year", day => day.Year)
            .Number("quarter", "Quarter, 1 to 4", day => ((day.Month - 1) / 3) + 1)
            .Number("month", "Month, 1 to 12", day => day.Month)
            .Text("year_month", "Year and month, 2026-07", day => day.ToString("yyyy-MM", CultureInfo.InvariantCulture))
            .Text("iso_week", "ISO week, 2026-W28", day => IsoWeek.Of(day).ToString())
            .Day("week_start", "The Monday of its week", IsoWeek.MondayOf)
            .Number("day_of_week", "Monday is 1, Sunday 7", day => (((int)day.DayOfWeek + 6) % 7) + 1)
            .Number("is_weekend", "Saturday or Sunday", day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

    public static ParquetTable<(string Key, long Audience, string Currency)> Network { get; } =
        new ParquetTable<(string Key, long Audience, string Currency)>("dim_network", "A network, or small ones together.")
            .Text("network_key", "Its name, or `(merged)`", row => row.Key)
            .Text("network", "How it writes itself", row => NetworkNames.Of(row.Key))
            .Number("audience_people", "The addressable audience A, an assumption", row => row.Audience)
            .Text("currency", "Currency of earned media values, ISO 4217", row => row.Currency);

    public static ParquetTable<(string Key, Content? Content)> Content { get; } =
        new ParquetTable<(string Key, Content? Content)>("dim_content", "Something that was shared.")
            .Text("content_key", "Its id, `(none)` for shares of none, `(merged)` for small ones together", row => row.Key)
            .Text("campaign_key", "Its campaign, or `(none)`", row => row.Content?.Campaign ?? NoCampaign)
            .Text("title", "What it is called; its id where it has no title", row => row.Content?.Title ?? row.Key)
            .TextOrNull("topic", "Topic", row => row.Content?.Topic)
            .TextOrNull("kind", "Article, video and so on", row => row.Content?.Kind)
            .TextOrNull("language", "Language tag", row => row.Content?.Language)
            .TextOrNull(
                "published_on",
                "The day it was published, UTC, ISO 8601",
                row => row.Content?.PublishedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            )
            .TextOrNull("url", "Where it stands", row => row.Content?.Url);

    public static ParquetTable<(string Key, int Contents)> Campaign { get; } =
        new ParquetTable<(string Key, int Contents)>("dim_campaign", "A campaign.")
            .Text("campaign_key", "Its name, or `(none)`", row => row.Key)
            .Number("contents", "Contents of it that were shared", row => row.Contents);

    public static ParquetTable<Team> Team { get; } =
        new ParquetTable<Team>(
            "dim_team",
            "A team, or those of a department, a country or the company that are too small alone (`(merged)`)."
        )
            .Text("team_key", "Country, department and team", row => row.Key)
            .Text("country", "Country code, `(merged)` or `(unknown)`; roles go by it", row => row.Country ?? "(unknown)")
            .Text("department", "Department", row => row.Department ?? "(unknown)")
            .Text("team", "Team", row => row.Name ?? "(unknown)");
}
