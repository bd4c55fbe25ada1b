namespace Advocacy.Pipeline.Runs;

/// <summary>A stage that a message starts.</summary>
public interface IQueueStage
{
    /// <summary>Does what a message asks; when it returns, the message may be deleted. What throws is delivered again.</summary>
    Task RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}
