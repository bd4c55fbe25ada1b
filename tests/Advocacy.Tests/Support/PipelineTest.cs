namespace Advocacy.Tests.Support;

/// <summary>A test over a pipeline of its own: the stages, an embedded store in memory, and a folder for what they write.</summary>
public abstract class PipelineTest : IDisposable
{
    /// <summary>The pipeline.</summary>
    internal EmbeddedPipeline Pipeline { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Pipeline.Dispose();
        GC.SuppressFinalize(this);
    }
}
