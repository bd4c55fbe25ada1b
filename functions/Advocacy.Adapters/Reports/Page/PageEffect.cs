using Advocacy.Domain.Invitations;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports.Page;

/// <summary>What invitations changed, on the page.</summary>
internal sealed record PageEffect(IReadOnlyList<PageListEffect> Lists, IReadOnlyList<FunnelCount> Funnel, IReadOnlyList<SurveyEffect> Surveys)
{
    public static PageEffect Of(EffectReport report) => new([.. report.Lists.Select(PageListEffect.Of)], report.Funnel, report.Surveys);
}
