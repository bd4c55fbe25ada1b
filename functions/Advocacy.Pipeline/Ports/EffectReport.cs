using Advocacy.Domain.Invitations;

namespace Advocacy.Pipeline.Ports;

/// <summary>What the lists changed, none of it about fewer than five people.</summary>
/// <param name="Lists">Invited against held out, by list, all together last.</param>
/// <param name="Funnel">How far volunteers came.</param>
/// <param name="Surveys">How answers changed.</param>
public sealed record EffectReport(IReadOnlyList<ListEffect> Lists, IReadOnlyList<FunnelCount> Funnel, IReadOnlyList<SurveyEffect> Surveys);
