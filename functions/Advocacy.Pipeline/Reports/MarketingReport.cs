using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.People;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;

namespace Advocacy.Pipeline.Reports;

/// <summary>What marketing reads, none of it about fewer than <see cref="SmallGroups.MinPeople"/> people.</summary>
/// <param name="AsOf">The day after the last one that is closed, UTC.</param>
/// <param name="Months">The ledger, month by month.</param>
/// <param name="Networks">Sums of its rows by network.</param>
/// <param name="Contents">The content that rows name.</param>
/// <param name="Currency">Currency of the earned media value.</param>
/// <param name="Map">Which synergy and antagonism make which profile.</param>
/// <param name="Effect">What invitations changed, or null where it was not measured yet.</param>
/// <param name="Model">The model that scores, or null where there is none.</param>
/// <param name="LastDay">The last day of which something is told, UTC, or null.</param>
/// <param name="DisclosedPercent">Of the posts that were looked at, over all days, those that say that their author works here, 0 to 100;
/// null where that must not be told.</param>
public sealed record MarketingReport(
    DateOnly AsOf,
    IReadOnlyList<LedgerMonth> Months,
    IReadOnlyList<NetworkFacts> Networks,
    IReadOnlyDictionary<string, Content> Contents,
    string Currency,
    ProfileMap Map,
    EffectReport? Effect,
    ModelCard? Model,
    DateOnly? LastDay,
    int? DisclosedPercent
)
{
    /// <summary>How often closed days were told anew with other rates.</summary>
    public int Restated { get; init; }

    /// <summary>What web analytics counted of contents.</summary>
    public IReadOnlyList<ToldVisits> Visits { get; init; } = [];

    /// <summary>The days on which content was published, UTC, whether anybody shared it or not.</summary>
    public IReadOnlyList<DateOnly> PublishedOn { get; init; } = [];

    /// <summary>Adoption by week.</summary>
    public IEnumerable<AdoptionWeek> Adoption => Months.SelectMany(month => month.Adoption);

    /// <summary>Adoption by week and team.</summary>
    public IEnumerable<TeamWeek> Teams => Months.SelectMany(month => month.Teams);

    /// <summary>Volunteers by week and profile.</summary>
    public IEnumerable<ProfileWeek> Profiles => Months.SelectMany(month => month.Profiles);
}

/// <summary>A network, or small networks together, as marketing reads of it.</summary>
/// <param name="Label">Its name, or <see cref="SmallGroups.Merged"/>.</param>
/// <param name="Audience">The addressable audience, in people, as last assumed.</param>
/// <param name="Sharers">People who share on it, to the nearest five; null for small networks together.</param>
/// <param name="Total">The figures over all days.</param>
/// <param name="Days">The figures by day, in order.</param>
/// <param name="Contents">What content did by week, in order.</param>
public sealed record NetworkFacts(
    string Label,
    long Audience,
    int? Sharers,
    ReachFigures Total,
    IReadOnlyList<DayReach> Days,
    IReadOnlyList<ContentWeek> Contents
)
{
    /// <summary>What one of each counter is worth by the options of now; days closed by others keep theirs until they are restated. Null
    /// where nobody says.</summary>
    public EarnedMediaRates? Rates { get; init; }
}

/// <summary>What a network's rows of a day add up to.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Figures">The sums.</param>
public sealed record DayReach(DateOnly Day, ReachFigures Figures);

/// <summary>What a network's rows of a content in a week add up to.</summary>
/// <param name="Week">The Monday, UTC.</param>
/// <param name="ContentId">The content, null for shares of none, or <see cref="SmallGroups.Merged"/>.</param>
/// <param name="Figures">The sums.</param>
/// <param name="Rated">The counters of the rows that tell impressions and engagements, by which a content's rates divide: what else it
/// gained stands among small groups together.</param>
public sealed record ContentWeek(DateOnly Week, string? ContentId, ReachFigures Figures, Counters Rated);
