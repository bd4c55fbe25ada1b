namespace Advocacy.Pipeline.Ports;

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
