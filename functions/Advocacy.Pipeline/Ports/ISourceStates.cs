namespace Advocacy.Pipeline.Ports;

/// <summary>Keeps where sources came to.</summary>
public interface ISourceStates
{
    /// <summary>The state of a source; one that was never asked is new.</summary>
    Task<SourceState> ReadAsync(string source, CancellationToken cancellationToken);

    /// <summary>Keeps a state in the place of the one that it was made from.</summary>
    /// <returns>The state as it is kept; null where another is kept by now: somebody else asks the source, or somebody in it was erased.</returns>
    Task<SourceState?> SaveAsync(SourceState state, CancellationToken cancellationToken);
}
