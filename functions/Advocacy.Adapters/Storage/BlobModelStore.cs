using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Storage;

/// <summary>The model and its card in a container, published together.</summary>
public sealed class BlobModelStore(Uri endpoint) : IModelStore
{
    private const string Model = "model.zip";
    private const string Card = "card.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly BlobSet _set = new(StorageAccount.Container(endpoint, "models"), "model");

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> SaveAsync(ReadOnlyMemory<byte> model, ModelCard card, CancellationToken cancellationToken) =>
        _set.PublishAsync([(Model, model), (Card, JsonSerializer.SerializeToUtf8Bytes(card, Json))], cancellationToken);

    /// <inheritdoc/>
    public async Task<SavedModel?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await _set.ReadAsync(Card, cancellationToken) is not { } json || await _set.ReadAsync(Model, cancellationToken) is not { } model)
        {
            return null;
        }

        // Read one after the other: another may have been published between.
        var card = json.ToObjectFromJson<ModelCard>(Json);
        return card?.ModelHash == Fingerprint.Hex(model.ToMemory().Span) ? new(model.ToMemory(), card) : null;
    }

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken) => _set.ClearAsync(cancellationToken);
}
