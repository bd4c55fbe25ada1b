namespace Advocacy.Tests.Support;

/// <summary>An adapter behind its port, with what has to be closed after it.</summary>
/// <typeparam name="T">The port.</typeparam>
public sealed record Opened<T>(T Port, IAsyncDisposable Owner) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
