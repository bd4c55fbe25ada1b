using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

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

    /// <summary>Leaves no champion, where training on the same data found that there is none. Versions stay.</summary>
    Task ClearAsync(CancellationToken cancellationToken);
}
