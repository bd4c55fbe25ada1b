namespace Advocacy.Pipeline.Ports;

/// <summary>Keeps where sources came to.</summary>
public interface ISourceStates
{
    /// <summary>The state of a source; one that was never asked is new.</summary>
    Task<SourceState> ReadAsync(string source, CancellationToken cancellationToken);

    /// <summary>Keeps a state in the place of the last.</summary>
    Task SaveAsync(SourceState state, CancellationToken cancellationToken);
}
