namespace Advocacy.Pipeline.Ports;

/// <summary>Where events come from, as lines of JSON.</summary>
public interface IEventSource
{
    /// <summary>The lines, one at a time in constant memory. A line's bytes are valid until the next one is asked for.</summary>
    IAsyncEnumerable<SourceLine> ReadAsync(CancellationToken cancellationToken);
}
