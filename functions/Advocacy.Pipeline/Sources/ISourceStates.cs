namespace Advocacy.Pipeline.Sources;

/// <summary>Keeps how sources do and where they came to, for all instances.</summary>
public interface ISourceStates
{
    /// <summary>The state of a source; one that was never asked is new.</summary>
    Task<SourceState> ReadAsync(string source, CancellationToken cancellationToken);

    /// <summary>Changes the state of a source; where somebody else changes it meanwhile, what they made of it is changed.</summary>
    /// <returns>The state as it is kept.</returns>
    Task<SourceState> ChangeAsync(string source, Func<SourceState, SourceState> change, CancellationToken cancellationToken);

    /// <summary>Where a part came to; one that was never asked is new.</summary>
    Task<SourcePartState> ReadPartAsync(string source, SourcePart part, CancellationToken cancellationToken);

    /// <summary>Keeps the state of a part in the place of the one that it was made from.</summary>
    /// <returns>The state as it is kept; null where another is kept by now: somebody else asks the part, or somebody in it was
    /// erased.</returns>
    Task<SourcePartState?> SavePartAsync(SourcePartState state, CancellationToken cancellationToken);

    /// <summary>Deletes what is kept of a source's parts of other counts.</summary>
    Task DeletePartsBesidesAsync(string source, int count, CancellationToken cancellationToken);
}

/// <summary>Where a part of a source came to.</summary>
/// <param name="Source">The source.</param>
/// <param name="Part">The part.</param>
public sealed record SourcePartState(string Source, SourcePart Part)
{
    /// <summary>How often it was kept.</summary>
    public long Version { get; init; }

    /// <summary>Where it came to, or null.</summary>
    public byte[]? Watermark { get; init; }

    /// <summary>Where the source was when that was; ids of one server say nothing on another.</summary>
    public string? Place { get; init; }

    /// <summary>When it was last begun to be asked and then asked to the end, UTC.</summary>
    public DateTimeOffset? CollectedAt { get; init; }

    /// <summary>Whether it may be asked.</summary>
    public SourceHealth Health { get; init; } = SourceHealth.Well;
}
