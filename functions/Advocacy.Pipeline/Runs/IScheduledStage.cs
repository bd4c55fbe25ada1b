namespace Advocacy.Pipeline.Runs;

/// <summary>A stage that a timer starts. What a start covers is said here once, for both heads.</summary>
public interface IScheduledStage
{
    /// <summary>Runs the stage as its timer does.</summary>
    /// <param name="today">The day of the start, UTC.</param>
    /// <param name="cancellationToken">Stops the stage; a rerun is harmless.</param>
    /// <returns>Whether it did something worth reporting.</returns>
    Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken);
}
