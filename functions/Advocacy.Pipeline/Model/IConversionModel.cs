using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;

namespace Advocacy.Pipeline.Model;

/// <summary>Learns who converts, and predicts it of others.</summary>
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
    Task<TrainingOutcome> TrainAsync(
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        ConversionTask task,
        DateTimeOffset firstActivity,
        DateTimeOffset asOf,
        SavedModel? champion,
        CancellationToken cancellationToken
    );

    /// <summary>What features may know of some people as neighbours of others at a cut-off.</summary>
    Task<byte[]> MeetAsync(
        IAsyncEnumerable<EmployeeActivity> people,
        ConversionPopulation population,
        DateTimeOffset cutoff,
        CancellationToken cancellationToken
    );

    /// <summary>The same of all people, from that of the parts of them.</summary>
    byte[] JoinNeighbours(IReadOnlyList<byte[]> parts);

    /// <summary>What scores before there is a model.</summary>
    Scorer Starting { get; }

    /// <summary>Scores those people who belong to the population at a cut-off, in their order.</summary>
    /// <exception cref="ModelMismatchException">The model was trained on other features.</exception>
    Task<Scored> ScoreAsync(
        IAsyncEnumerable<EmployeeActivity> people,
        ConversionPopulation population,
        Scorer scorer,
        byte[] neighbours,
        DateTimeOffset cutoff,
        CancellationToken cancellationToken
    );
}

/// <summary>The outcome of training: either a model, or the reason that there is none.</summary>
/// <param name="Model">The model with its card.</param>
/// <param name="Documents">What people read of it.</param>
/// <param name="Verdict">How it does against the champion, where there is one.</param>
/// <param name="NotEnough">Why nothing could be learned.</param>
public sealed record TrainingOutcome(SavedModel? Model, IReadOnlyList<ModelDocument> Documents, Verdict? Verdict, NoModelYet? NotEnough);

/// <summary>Whether a challenger takes the champion's place.</summary>
/// <param name="IsPromoted">Whether it does.</param>
/// <param name="Why">Why, in words.</param>
public sealed record Verdict(bool IsPromoted, string Why);
