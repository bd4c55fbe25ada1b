using Advocacy.Pipeline.Model;

namespace Advocacy.Stores.Files;

/// <summary>The registry in a folder: a folder for each version, and champion.json, which names the one that scores and those before
/// it.</summary>
public sealed class FolderModelStore(string folder) : IModelStore
{
    private readonly string _champion = Path.Combine(folder, ModelFiles.Champion);
    private readonly string _none = Path.Combine(folder, ModelFiles.None);

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
            files.Add(
                await AtomicFile.WriteAsync(
                    PathOf(model.Card.Version, name),
                    isPrivate: false,
                    stream => stream.WriteAsync(content, cancellationToken).AsTask()
                )
            );
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
        string? former = null;
        await ChangeAsync(
            champions =>
            {
                former = champions.Count < 2 ? null : champions[1];
                return former is null ? champions : [.. champions.Skip(1)];
            },
            cancellationToken
        );
        return former;
    }

    /// <inheritdoc/>
    public async Task<SavedModel?> LoadAsync(CancellationToken cancellationToken) =>
        await ChampionsAsync(cancellationToken) is [{ Length: > 0 } version, ..] ? await LoadAsync(version, cancellationToken) : null;

    /// <inheritdoc/>
    public async Task<SavedModel?> LoadAsync(string version, CancellationToken cancellationToken)
    {
        var (model, card) = (PathOf(version, ModelFiles.Model), PathOf(version, ModelFiles.Card));
        return File.Exists(card) && File.Exists(model)
            ? ModelFiles.Read(await File.ReadAllBytesAsync(model, cancellationToken), await File.ReadAllBytesAsync(card, cancellationToken))
            : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken)
    {
        var cards = new List<ModelCard>();
        foreach (var card in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, ModelFiles.Card, SearchOption.AllDirectories) : [])
        {
            if (ModelFiles.ReadCard(await File.ReadAllBytesAsync(card, cancellationToken)) is { } read)
            {
                cards.Add(read);
            }
        }

        return ModelFiles.Listed(cards, await ChampionsAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public async Task ClearAsync(NoModelYet why, CancellationToken cancellationToken)
    {
        await AtomicFile.WriteAsync(
            _none,
            isPrivate: false,
            stream => stream.WriteAsync(ModelFiles.Write(why), cancellationToken).AsTask()
        );
        if (await LoadAsync(cancellationToken) is not null)
        {
            await ChangeAsync(champions => ModelFiles.Promoted(champions, ""), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<NoModelYet?> WhyNoneAsync(CancellationToken cancellationToken) =>
        File.Exists(_none) ? ModelFiles.ReadNone(await File.ReadAllBytesAsync(_none, cancellationToken)) : null;

    private string PathOf(string version, string name) => Path.Combine(folder, Path.GetFileName(version), name);

    private async Task<IReadOnlyList<string>> ChampionsAsync(CancellationToken cancellationToken) =>
        File.Exists(_champion) ? ModelFiles.ReadChampions(await File.ReadAllBytesAsync(_champion, cancellationToken)) : [];

    /// <summary>Changes who is champion, one caller at a time.</summary>
    private async Task ChangeAsync(Func<IReadOnlyList<string>, IReadOnlyList<string>> change, CancellationToken cancellationToken)
    {
        await using var turn = await AtomicFile.TurnAsync(_champion, isPrivate: false, cancellationToken);
        var before = await ChampionsAsync(cancellationToken);
        if (change(before) is var after && !ReferenceEquals(before, after))
        {
            await AtomicFile.WriteAsync(
                _champion,
                isPrivate: false,
                stream => stream.WriteAsync(ModelFiles.Write(after), cancellationToken).AsTask()
            );
        }
    }
}
