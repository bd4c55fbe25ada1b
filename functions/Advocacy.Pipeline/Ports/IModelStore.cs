using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Keeps the model and its card.</summary>
public interface IModelStore
{
    /// <summary>Puts a model and its card in the place of the last; readers see the one or the other.</summary>
    /// <returns>Where they are.</returns>
    Task<IReadOnlyList<string>> SaveAsync(ReadOnlyMemory<byte> model, ModelCard card, CancellationToken cancellationToken);

    /// <summary>The model with its card, or null where none was saved.</summary>
    Task<SavedModel?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Takes the model away, where training on the same data found that there is none.</summary>
    Task ClearAsync(CancellationToken cancellationToken);
}
