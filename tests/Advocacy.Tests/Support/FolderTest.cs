namespace Advocacy.Tests.Support;

/// <summary>A test with a folder of its own, which is gone when it ends.</summary>
public abstract class FolderTest : IDisposable
{
    /// <summary>The folder.</summary>
    internal TemporaryFolder Folder { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
