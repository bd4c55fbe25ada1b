namespace Advocacy.Pipeline.Ports;

/// <summary>The model does not fit this program or its options.</summary>
/// <param name="message">What differs, and what to do.</param>
public sealed class ModelMismatchException(string message) : Exception(message);
