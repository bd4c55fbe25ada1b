using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Files;

/// <summary>The model in a folder: model.zip and card.json. The card names the hash of its model, and a model without its card
/// is none: a program killed between the two leaves the pair unread, and training makes it anew.</summary>
public sealed class FolderModelStore(string folder) : IModelStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly string _model = Path.Combine(folder, "model.zip");
    private readonly string _card = Path.Combine(folder, "card.json");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SaveAsync(ReadOnlyMemory<byte> model, ModelCard card, CancellationToken cancellationToken) =>
    [
        await AtomicFile.WriteAsync(_model, stream => stream.WriteAsync(model, cancellationToken).AsTask()),
        await AtomicFile.WriteAsync(_card, stream => JsonSerializer.SerializeAsync(stream, card, Json, cancellationToken)),
    ];

    /// <inheritdoc/>
    public async Task<SavedModel?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_card) || !File.Exists(_model))
        {
            return null;
        }

        var card = Read(await File.ReadAllBytesAsync(_card, cancellationToken));
        var model = await File.ReadAllBytesAsync(_model, cancellationToken);
        return card?.ModelHash == Fingerprint.Hex(model) ? new(model, card) : null;
    }

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var file in new[] { _card, _model }.Where(File.Exists))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    /// <summary>The card, or null where the file is none.</summary>
    private static ModelCard? Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelCard>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
