namespace Advocacy.Tests.Support;

/// <summary>Closes several things, the last one first.</summary>
internal sealed class Closing(params IDisposable[] owned) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        foreach (var one in owned.Reverse())
        {
            one.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
