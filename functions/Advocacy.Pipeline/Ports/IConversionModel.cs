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

/// <summary>What is to be learned.</summary>
/// <param name="Population">About whom.</param>
/// <param name="WarmUpWeeks">Weeks of history before the first cut-off.</param>
/// <param name="StepWeeks">Weeks from one cut-off to the next.</param>
/// <param name="TrainShare">Share of the cut-offs, the first ones, to train on; the rest test.</param>
/// <param name="Seed">Seed of all that is random.</param>
public sealed record ConversionTask(ConversionPopulation Population, int WarmUpWeeks, int StepWeeks, double TrainShare, int Seed);

/// <summary>The outcome of training: either a model with its card, or the reason that there is none.</summary>
/// <param name="Model">The model's bytes.</param>
/// <param name="Card">What it is and how good.</param>
/// <param name="NotEnough">Why nothing could be learned.</param>
public sealed record TrainingOutcome(ReadOnlyMemory<byte>? Model, ModelCard? Card, string? NotEnough);

/// <summary>The model does not fit this program or its options.</summary>
/// <param name="message">What differs, and what to do.</param>
public sealed class ModelMismatchException(string message) : Exception(message);
