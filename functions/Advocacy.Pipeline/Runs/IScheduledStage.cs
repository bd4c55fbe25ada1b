namespace Advocacy.Pipeline.Runs;

/// <summary>A stage that a timer starts. What a start covers is said here once, for both heads.</summary>
public interface IScheduledStage
{
    /// <summary>Runs the stage as its timer does.</summary>
    /// <param name="today">The day of the start, UTC.</param>
    /// <param name="cancellationToken">Stops the stage; a rerun is harmless.</param>
    /// <returns>Whether it did something that is worth telling of.</returns>
    Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken);
}

/// <summary>A stage that a message starts.</summary>
public interface IQueueStage
{
    /// <summary>Does what a message asks; when it returns, the message may be deleted. What throws is delivered again.</summary>
    Task RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}

/// <summary>How far a stage has come.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Done">How much is done.</param>
/// <param name="Unit">Of what, in the plural.</param>
/// <param name="Total">How much there is, where it is known.</param>
public readonly record struct StageProgress(string Stage, long Done, string Unit, long? Total = null);
