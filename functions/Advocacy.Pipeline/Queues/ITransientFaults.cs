namespace Advocacy.Pipeline.Queues;

/// <summary>Knows faults that may pass: something that is needed does not answer, or is too busy.</summary>
public interface ITransientFaults
{
    /// <summary>Whether an exception is one.</summary>
    bool IsTransient(Exception exception);
}

/// <summary>Something that is needed does not answer, or refuses.</summary>
/// <param name="message">What, where and why, in one line.</param>
/// <param name="inner">What it came from, or null.</param>
public sealed class DependencyDownException(string message, Exception? inner = null) : Exception(message, inner);
