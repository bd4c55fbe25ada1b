using Advocacy.Domain.Invitations;

namespace Advocacy.Pipeline.Stages;

/// <summary>What measuring made of a part of the people; not for telling.</summary>
/// <param name="Lists">Invited and held out, by list.</param>
/// <param name="Funnel">How far people came.</param>
/// <param name="Surveys">How answers changed.</param>
public sealed record MeasuredPart(IReadOnlyList<ListEffect> Lists, IReadOnlyList<FunnelTally> Funnel, IReadOnlyList<SurveyChange> Surveys);
