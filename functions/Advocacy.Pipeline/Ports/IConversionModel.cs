using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Learns who converts, and tells it of others.</summary>
public interface IConversionModel
{
    /// <summary>Trains on all cut-offs whose labels end at or before an instant.</summary>
    /// <param name="people">Reads everybody; called more than once.</param>
    /// <param name="task">What is to be learned.</param>
    /// <param name="firstActivity">Where history begins.</param>
    /// <param name="asOf">Where it ends.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    /// <returns>The model with its card, or why there is not enough to learn from.</returns>
    Task<TrainingOutcome> TrainAsync(Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people, ConversionTask task, DateTimeOffset firstActivity, DateTimeOffset asOf, CancellationToken cancellationToken);

    /// <summary>Scores the population at a cut-off, the likeliest first, ties by id.</summary>
    /// <exception cref="ModelMismatchException">The model was trained on other features.</exception>
    Task<IReadOnlyList<Candidate>> ScoreAsync(Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people, ConversionPopulation population, SavedModel model, DateTimeOffset cutoff, CancellationToken cancellationToken);
}
