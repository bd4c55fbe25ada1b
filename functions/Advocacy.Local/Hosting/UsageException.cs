namespace Advocacy.Local.Hosting;

/// <summary>The command asks for what cannot be done.</summary>
/// <param name="message">What, and what to do instead.</param>
internal sealed class UsageException(string message) : Exception(message);
