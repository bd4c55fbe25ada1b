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
    /// <param name="champion">The model that scores now, to be compared with, or null.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    /// <returns>The model with its card, or why there is not enough to learn from.</returns>
    Task<TrainingOutcome> TrainAsync(Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people, ConversionTask task, DateTimeOffset firstActivity, DateTimeOffset asOf, SavedModel? champion, CancellationToken cancellationToken);

    /// <summary>What features may know of some people as neighbours of others at a cut-off.</summary>
    Task<byte[]> MeetAsync(IAsyncEnumerable<EmployeeActivity> people, ConversionPopulation population, DateTimeOffset cutoff, CancellationToken cancellationToken);

    /// <summary>The same of all people, from that of the parts of them.</summary>
    byte[] JoinNeighbours(IReadOnlyList<byte[]> parts);

    /// <summary>Scores those people who belong to the population at a cut-off, in their order.</summary>
    /// <exception cref="ModelMismatchException">The model was trained on other features.</exception>
    Task<Scored> ScoreAsync(IAsyncEnumerable<EmployeeActivity> people, ConversionPopulation population, SavedModel model, byte[] neighbours, DateTimeOffset cutoff, CancellationToken cancellationToken);
}
