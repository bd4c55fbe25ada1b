using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.People;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;

namespace Advocacy.Pipeline.Reports;

/// <summary>What marketing reads, none of it about fewer than <see cref="SmallGroups.MinPeople"/> people.</summary>
/// <param name="AsOf">The day that counts as today, UTC; nothing on or after it is in it.</param>
/// <param name="Networks">The networks.</param>
/// <param name="Contents">The content that rows name.</param>
/// <param name="Currency">Currency of the earned media value.</param>
/// <param name="Adoption">Adoption by week; active ambassadors are published by <see cref="SmallGroups.MayPublish"/>.</param>
/// <param name="Teams">Adoption by week and team, as it may be published.</param>
/// <param name="Profiles">Volunteers by week and profile, as it may be published.</param>
/// <param name="Map">Which synergy and antagonism make which profile.</param>
/// <param name="Effect">What invitations changed, or null where it was not measured yet.</param>
/// <param name="Model">The model that scores, or null where there is none.</param>
/// <param name="LastActivity">The last activity known, UTC, or null.</param>
/// <param name="BadRows">Bad rows by reason.</param>
/// <param name="DisclosedPercent">Of the posts that were looked at, over all days, those that say that their author works here, 0 to 100;
/// null where that must not be told.</param>
public sealed record MarketingReport(
    DateOnly AsOf,
    IReadOnlyList<NetworkFacts> Networks,
    IReadOnlyDictionary<string, Content> Contents,
    string Currency,
    IReadOnlyList<AdoptionWeek> Adoption,
    IReadOnlyList<TeamWeek> Teams,
    IReadOnlyList<ProfileWeek> Profiles,
    ProfileMap Map,
    EffectReport? Effect,
    ModelCard? Model,
    DateTimeOffset? LastActivity,
    IReadOnlyDictionary<BadRowReason, long> BadRows,
    int? DisclosedPercent
);

/// <summary>A network, or small networks together, as marketing reads of it.</summary>
/// <param name="Networks">Their names.</param>
/// <param name="Audience">The addressable audience, in people; of several the largest, since they overlap.</param>
/// <param name="Total">The figures over all days.</param>
/// <param name="Spans">The figures by day, or days that belong together, in order.</param>
/// <param name="Contents">What content did by week, in order.</param>
public sealed record NetworkFacts(
    IReadOnlyList<string> Networks,
    long Audience,
    ReachFigures Total,
    IReadOnlyList<PublishedFigures> Spans,
    IReadOnlyList<ContentWeek> Contents
)
{
    /// <summary>The names joined.</summary>
    public string Label => NetworkReach.Label(Networks);
}

/// <summary>What the published rows of a content that begin in a week add up to.</summary>
/// <param name="Week">The Monday, UTC.</param>
/// <param name="ContentId">The content, null for shares of none, or <see cref="SmallGroups.Merged"/>.</param>
/// <param name="Shares">Shares posted.</param>
/// <param name="Counters">Counters gained.</param>
/// <param name="Measured">The same of the shares whose impressions are reported.</param>
/// <param name="Reach">People reached, each share by itself; null where unknown.</param>
/// <param name="EarnedMediaValue">Earned media value, in the currency of the options.</param>
public sealed record ContentWeek(
    DateOnly Week,
    string? ContentId,
    int Shares,
    Counters Counters,
    Counters Measured,
    double? Reach,
    decimal EarnedMediaValue
)
{
    /// <summary>A published row as such.</summary>
    public static ContentWeek Of(DateOnly monday, PublishedFigures row) =>
        new(
            monday,
            row.ContentId,
            row.Figures.Shares,
            row.Figures.Counters,
            row.Figures.Measured,
            row.Figures.Reach,
            row.Figures.EarnedMediaValue
        );

    /// <summary>Both together.</summary>
    public ContentWeek Plus(ContentWeek other) =>
        this with
        {
            Shares = Shares + other.Shares,
            Counters = Counters.Plus(other.Counters),
            Measured = Measured.Plus(other.Measured),
            Reach = Reach is null ? other.Reach : Reach + (other.Reach ?? 0),
            EarnedMediaValue = EarnedMediaValue + other.EarnedMediaValue,
        };
}

/// <summary>The figures of a network, or of small networks together.</summary>
/// <param name="Networks">Their names.</param>
/// <param name="Figures">The figures.</param>
public sealed record NetworkReach(IReadOnlyList<string> Networks, ReachFigures Figures)
{
    /// <summary>The names joined by " + ".</summary>
    public static string Label(IReadOnlyList<string> networks) => string.Join(" + ", networks);
}
