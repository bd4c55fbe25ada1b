using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.People;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>What marketing reads, none of it about fewer than <see cref="SmallGroups.MinPeople"/> people.</summary>
/// <param name="AsOf">The day that counts as today, UTC; nothing from it on is in it.</param>
/// <param name="Networks">The networks.</param>
/// <param name="Contents">The content that rows name.</param>
/// <param name="Currency">Currency of the earned media value.</param>
/// <param name="Adoption">Adoption by week; active ambassadors are told by <see cref="SmallGroups.MayTell"/>.</param>
/// <param name="Teams">Adoption by week and team, as it may be told.</param>
/// <param name="Profiles">Volunteers by week and profile, as it may be told.</param>
/// <param name="Map">Which synergy and antagonism make which profile.</param>
/// <param name="Effect">What invitations changed, or null where it was not measured yet.</param>
/// <param name="Model">The model that scores, or null where there is none.</param>
/// <param name="LastActivity">The last activity known, UTC, or null.</param>
/// <param name="BadRows">Bad rows by reason.</param>
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
    IReadOnlyDictionary<BadRowReason, long> BadRows);
