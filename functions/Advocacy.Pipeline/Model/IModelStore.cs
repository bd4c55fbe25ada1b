namespace Advocacy.Pipeline.Model;

/// <summary>The registry of models: versions with their cards, and which of them is the champion, the one that scores.</summary>
public interface IModelStore
{
    /// <summary>Keeps a version. Saved again it changes nothing.</summary>
    /// <returns>Where its files are.</returns>
    Task<IReadOnlyList<string>> SaveAsync(SavedModel model, IReadOnlyList<ModelDocument> documents, CancellationToken cancellationToken);

    /// <summary>Makes a version the champion; readers see the one or the other.</summary>
    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    Task PromoteAsync(string version, CancellationToken cancellationToken);

    /// <summary>Makes the champion before this one the champion again.</summary>
    /// <returns>Its version, or null where there was none before.</returns>
    Task<string?> RollBackAsync(CancellationToken cancellationToken);

    /// <summary>The champion, or null where there is none.</summary>
    Task<SavedModel?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>A version, or null where there is none of that name.</summary>
    Task<SavedModel?> LoadAsync(string version, CancellationToken cancellationToken);

    /// <summary>All versions, the newest first.</summary>
    Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Removes the champion, where training on the same data found none, and keeps why. Versions stay.</summary>
    Task ClearAsync(NoModelYet why, CancellationToken cancellationToken);

    /// <summary>Why the last training that found nothing to learn found it; null where none did.</summary>
    Task<NoModelYet?> WhyNoneAsync(CancellationToken cancellationToken);
}

/// <summary>A model with its card.</summary>
/// <param name="Model">Its bytes.</param>
/// <param name="Card">What it is and how good.</param>
public sealed record SavedModel(ReadOnlyMemory<byte> Model, ModelCard Card);

/// <summary>A version of the model in the registry.</summary>
/// <param name="Card">Its card.</param>
/// <param name="IsChampion">Whether it is the one that scores.</param>
public sealed record ModelVersion(ModelCard Card, bool IsChampion);

/// <summary>A file beside a model for people to read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">What it holds.</param>
public sealed record ModelDocument(string Name, ReadOnlyMemory<byte> Content);
