namespace Advocacy.Adapters;

/// <summary>Something that is needed does not answer, or refuses.</summary>
/// <param name="message">What, where and why, in one line.</param>
public sealed class DependencyDownException(string message) : Exception(message);
