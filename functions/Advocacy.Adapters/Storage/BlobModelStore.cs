using Advocacy.Adapters.Files;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Storage;

/// <summary>The model and its card in a container, published together.</summary>
public sealed class BlobModelStore(Uri endpoint) : IModelStore
{
    private readonly BlobSet _set = new(StorageAccount.Container(endpoint, "models"), "model");

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> SaveAsync(ReadOnlyMemory<byte> model, ModelCard card, CancellationToken cancellationToken) =>
        _set.PublishAsync([(ModelFiles.Model, model), (ModelFiles.Card, ModelFiles.Write(card))], cancellationToken);

    /// <inheritdoc/>
    public async Task<SavedModel?> LoadAsync(CancellationToken cancellationToken)
    {
        // Read one after the other: another may have been published between.
        return await _set.ReadAsync(ModelFiles.Card, cancellationToken) is { } card && await _set.ReadAsync(ModelFiles.Model, cancellationToken) is { } model
            ? ModelFiles.Read(model.ToMemory(), card.ToMemory().Span)
            : null;
    }

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken) => _set.ClearAsync(cancellationToken);
}
