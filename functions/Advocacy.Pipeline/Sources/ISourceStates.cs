namespace Advocacy.Pipeline.Sources;

/// <summary>Keeps where sources came to.</summary>
public interface ISourceStates
{
    /// <summary>The state of a source; one that was never asked is new.</summary>
    Task<SourceState> ReadAsync(string source, CancellationToken cancellationToken);

    /// <summary>Keeps a state in the place of the one that it was made from.</summary>
    /// <returns>The state as it is kept; null where another is kept by now: somebody else asks the source, or somebody in it was
    /// erased.</returns>
    Task<SourceState?> SaveAsync(SourceState state, CancellationToken cancellationToken);
}

/// <summary>Where a source came to, and how it does.</summary>
/// <param name="Source">Its name.</param>
public sealed record SourceState(string Source)
{
    /// <summary>How often it was kept.</summary>
    public long Version { get; init; }

    /// <summary>Where it came to, or null.</summary>
    public byte[]? Watermark { get; init; }

    /// <summary>When it was last asked to the end, UTC.</summary>
    public DateTimeOffset? CollectedAt { get; init; }

    /// <summary>When it may be asked again, UTC; null is at any time.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Events so far.</summary>
    public long Events { get; init; }

    /// <summary>The day of <see cref="Calls"/>, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Calls on that day.</summary>
    public int Calls { get; init; }

    /// <summary>Failures since it last succeeded.</summary>
    public int Failures { get; init; }

    /// <summary>What went wrong last, or why it waits; null where nothing did.</summary>
    public string? Problem { get; init; }
}
