namespace Advocacy.Pipeline.Sources;

/// <summary>A file that people handed in is not taken in at all; the message says why, and what would mend it.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">What it came from, or null.</param>
public sealed class RefusedFileException(string message, Exception? inner = null) : Exception(message, inner);
