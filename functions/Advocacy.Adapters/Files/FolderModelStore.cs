using System.Text.Json;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Files;

/// <summary>The model in a folder: model.zip and card.json. The card names the hash of its model, and a model without its card
/// is none: a program killed between the two leaves the pair unread, and training makes it anew.</summary>
public sealed class FolderModelStore(string folder) : IModelStore
{
    private readonly string _model = Path.Combine(folder, ModelFiles.Model);
    private readonly string _card = Path.Combine(folder, ModelFiles.Card);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SaveAsync(ReadOnlyMemory<byte> model, ModelCard card, CancellationToken cancellationToken) =>
    [
        await AtomicFile.WriteAsync(_model, stream => stream.WriteAsync(model, cancellationToken).AsTask()),
        await AtomicFile.WriteAsync(_card, stream => stream.WriteAsync(ModelFiles.Write(card), cancellationToken).AsTask()),
    ];

    /// <inheritdoc/>
    public async Task<SavedModel?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_card) || !File.Exists(_model))
        {
            return null;
        }

        try
        {
            return ModelFiles.Read(await File.ReadAllBytesAsync(_model, cancellationToken), await File.ReadAllBytesAsync(_card, cancellationToken));
        }
        catch (JsonException)
        {
            return null; // A card that was damaged is none.
        }
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
}
