using Advocacy.Domain.Invitations;
using Advocacy.Domain.Trials;
using Advocacy.Pipeline.Returns;

namespace Advocacy.Pipeline.Effect;

/// <summary>What the lists changed, none of it about fewer than five people.</summary>
/// <param name="Lists">Invited against held out, by list, all together last.</param>
/// <param name="Funnel">How far volunteers came.</param>
/// <param name="Surveys">How answers changed.</param>
public sealed record EffectReport(IReadOnlyList<ToldEffect> Lists, IReadOnlyList<FunnelCount> Funnel, IReadOnlyList<SurveyEffect> Surveys)
{
    /// <summary>What invitations returned; null where that was not reckoned yet.</summary>
    public ToldReturn? Return { get; init; }

    /// <summary>Contents of which two texts are tried.</summary>
    public IReadOnlyList<ToldTrial> Trials { get; init; } = [];
}

/// <summary>Writes what the lists changed. Each file appears whole or not at all, and replaces the last.</summary>
public interface IEffectReports
{
    /// <summary>What the lists changed, for HR.</summary>
    /// <returns>Where its files are.</returns>
    Task<IReadOnlyList<string>> WriteEffectAsync(EffectReport report, CancellationToken cancellationToken);
}
