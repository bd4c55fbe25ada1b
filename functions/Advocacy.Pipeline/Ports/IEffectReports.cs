using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Writes what the lists changed. Each file appears whole or not at all, in the place of the last.</summary>
public interface IEffectReports
{
    /// <summary>What the lists changed, for HR.</summary>
    /// <returns>Where its files are.</returns>
    Task<IReadOnlyList<string>> WriteEffectAsync(EffectReport report, CancellationToken cancellationToken);
}
