namespace Advocacy.Pipeline.Ports;

/// <summary>A source must not be asked until an instant: it said so, or its calls are spent. That is no failure.</summary>
/// <param name="until">The instant, UTC.</param>
/// <param name="message">Why.</param>
public sealed class SourcePausedException(DateTimeOffset until, string message) : Exception(message)
{
    /// <summary>The instant, UTC.</summary>
    public DateTimeOffset Until => until;
}
