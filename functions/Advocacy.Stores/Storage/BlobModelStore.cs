using Advocacy.Pipeline.Model;
using Advocacy.Stores.Files;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Advocacy.Stores.Storage;

/// <summary>The registry in a container: a folder for each version, and champion.json, changed by ETag, which names the one that scores
/// and those before it.</summary>
public sealed class BlobModelStore(Uri endpoint) : IModelStore
{
    private readonly BlobContainerClient _container = StorageAccount.Container(endpoint, "models");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SaveAsync(
        SavedModel model,
        IReadOnlyList<ModelDocument> documents,
        CancellationToken cancellationToken
    )
    {
        var files = new List<string>();
        foreach (var (name, content) in ModelFiles.Of(model, documents))
        {
            await _container.WriteAsync($"{model.Card.Version}/{name}", content, cancellationToken);
            files.Add(_container.GetBlobClient($"{model.Card.Version}/{name}").Uri.ToString());
        }

        return files;
    }

    /// <inheritdoc/>
    public async Task PromoteAsync(string version, CancellationToken cancellationToken)
    {
        if (await LoadAsync(version, cancellationToken) is null)
        {
            throw new KeyNotFoundException($"there is no model {version}");
        }

        await ChangeAsync(champions => ModelFiles.Promoted(champions, version), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string?> RollBackAsync(CancellationToken cancellationToken)
    {
        string? now = null;
        await ChangeAsync(
            champions =>
            {
                now = champions.ElementAtOrDefault(1);
                return now is null ? champions : [.. champions.Skip(1)];
            },
            cancellationToken
        );
        return now;
    }

    /// <inheritdoc/>
    public async Task<SavedModel?> LoadAsync(CancellationToken cancellationToken) =>
        (await ChampionsAsync(cancellationToken)).Champions is [{ Length: > 0 } version, ..]
            ? await LoadAsync(version, cancellationToken)
            : null;

    /// <inheritdoc/>
    public async Task<SavedModel?> LoadAsync(string version, CancellationToken cancellationToken) =>
        await _container.ReadAsync($"{version}/{ModelFiles.Card}", cancellationToken) is { } card
        && await _container.ReadAsync($"{version}/{ModelFiles.Model}", cancellationToken) is { } model
            ? ModelFiles.Read(model.Content.ToMemory(), card.Content.ToMemory().Span)
            : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken)
    {
        var cards = new List<ModelCard>();
        await foreach (var blob in _container.ListAsync("", cancellationToken))
        {
            if (
                blob.Name.EndsWith($"/{ModelFiles.Card}", StringComparison.Ordinal)
                && await _container.ReadAsync(blob.Name, cancellationToken) is { } card
                && ModelFiles.ReadCard(card.Content.ToMemory().Span) is { } read
            )
            {
                cards.Add(read);
            }
        }

        return ModelFiles.Listed(cards, (await ChampionsAsync(cancellationToken)).Champions);
    }

    /// <inheritdoc/>
    public async Task ClearAsync(NoModelYet why, CancellationToken cancellationToken)
    {
        await _container.WriteAsync(ModelFiles.None, ModelFiles.Write(why), new BlobUploadOptions(), cancellationToken);
        if (await LoadAsync(cancellationToken) is not null)
        {
            await ChangeAsync(champions => ModelFiles.Promoted(champions, ""), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<NoModelYet?> WhyNoneAsync(CancellationToken cancellationToken) =>
        await _container.ReadAsync(ModelFiles.None, cancellationToken) is { } why ? ModelFiles.ReadNone(why.Content.ToMemory().Span) : null;

    private async Task<(IReadOnlyList<string> Champions, ETag? ETag)> ChampionsAsync(CancellationToken cancellationToken) =>
        await _container.ReadAsync(ModelFiles.Champion, cancellationToken) is { } blob
            ? (ModelFiles.ReadChampions(blob.Content.ToMemory().Span), blob.ETag)
            : ([], null);

    private async Task ChangeAsync(Func<IReadOnlyList<string>, IReadOnlyList<string>> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (champions, etag) = await ChampionsAsync(cancellationToken);
            var conditions = etag is { } since
                ? new BlobRequestConditions { IfMatch = since }
                : new BlobRequestConditions { IfNoneMatch = ETag.All };
            try
            {
                await _container.WriteAsync(
                    ModelFiles.Champion,
                    ModelFiles.Write(change(champions)),
                    new BlobUploadOptions { Conditions = conditions },
                    cancellationToken
                );
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Somebody else was quicker: the change is made to what stands there now.
            }
        }
    }
}
