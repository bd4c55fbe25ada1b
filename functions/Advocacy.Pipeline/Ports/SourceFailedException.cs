namespace Advocacy.Pipeline.Ports;

/// <summary>A source refuses, does not answer, or answers something else than it should.</summary>
/// <param name="message">What, in words that name nobody.</param>
/// <param name="inner">What it came from, or null.</param>
/// <param name="status">The HTTP status that it refused with, or null.</param>
/// <param name="code">The word for it that it answered, or null.</param>
public sealed class SourceFailedException(string message, Exception? inner = null, int? status = null, string? code = null) : Exception(message, inner)
{
    /// <summary>The word for it that it answered, such as ExpiredToken, or null.</summary>
    public string? Code => code;

    /// <summary>The HTTP status that it refused with, or null.</summary>
    public int? Status => status;
}
