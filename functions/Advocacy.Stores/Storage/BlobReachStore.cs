using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Figures;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace Advocacy.Stores.Storage;

/// <summary>The rollup in a container: one compressed blob of rows, in the order in which they are read, published by a pointer. The parts
/// of a run are laid aside sorted and merged as they are read. Rows in Cosmos DB would cost a write each at every rollup; here a rollup
/// costs two.</summary>
public sealed class BlobReachStore(Uri endpoint) : IReachStore
{
    private const string Current = "rows/current.json";
    private const string Adoption = "adoption.json";
    private readonly BlobContainerClient _container = StorageAccount.Container(endpoint, "rollup");

    private static readonly Comparer<ReachRow> ReadingOrder = Comparer<ReachRow>.Create(
        (a, b) =>
            a.Day.CompareTo(b.Day) is not 0 and var day ? day
            : TextOrder.Instance.Compare(a.ContentId, b.ContentId) is not 0 and var content ? content
            : a.PersonId.CompareTo(b.PersonId) is not 0 and var person ? person
            : TextOrder.Instance.Compare(a.Network, b.Network) is not 0 and var network ? network
            : a.Basis.CompareTo(b.Basis)
    );

    private BlobPointer Pointer => new(_container, Current);

    /// <inheritdoc/>
    public async Task StageAsync(string run, int part, IAsyncEnumerable<ReachRow> rows, CancellationToken cancellationToken)
    {
        var all = await rows.ToListAsync(cancellationToken);
        await WriteAsync(StagedOf(run, part), all.Order(ReadingOrder).ToAsyncEnumerable(), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task PublishAsync(string run, int parts, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (last, etag) = await Pointer.ReadAsync(cancellationToken);
            if (last == run)
            {
                return;
            }

            var kept = ReadBlobAsync(last is null ? null : NameOf(last), cancellationToken)
                .Where(row => row.Day < from || row.Day >= until);
            var staged = Enumerable.Range(0, parts).Select(part => ReadStagedAsync(StagedOf(run, part), cancellationToken));
            await WriteAsync(NameOf(run), OrderedMerge.Of([kept, .. staged], ReadingOrder, cancellationToken), cancellationToken);
            if (await Pointer.SwitchAsync(run, etag, cancellationToken))
            {
                await _container.DeleteOldAsync("rows/", name => name == Current || name == NameOf(run), cancellationToken);
                await _container.DeleteOldAsync(
                    "staged/",
                    name => name.StartsWith($"staged/{run}/", StringComparison.Ordinal),
                    cancellationToken
                );
                return;
            }
        }
    }

    /// <inheritdoc/>
    public Task ReplaceAdoptionAsync(IReadOnlyList<AdoptionWeek> weeks, CancellationToken cancellationToken) =>
        _container.WriteAsync(Adoption, JsonSerializer.SerializeToUtf8Bytes(weeks, JsonSerializerOptions.Web), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, IReadOnlyCollection<PersonId>>> ReadPeopleAsync(
        DateOnly until,
        CancellationToken cancellationToken
    )
    {
        var people = new Dictionary<string, HashSet<PersonId>>(StringComparer.Ordinal);
        await foreach (var row in ReadBeforeAsync(until, cancellationToken))
        {
            (people.TryGetValue(row.Network, out var of) ? of : people[row.Network] = []).Add(row.PersonId);
        }

        return people.ToDictionary(pair => pair.Key, pair => (IReadOnlyCollection<PersonId>)pair.Value, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReachRow> ReadAsync(IReadOnlyList<string> networks, DateOnly until, CancellationToken cancellationToken) =>
        ReadBeforeAsync(until, cancellationToken).Where(row => networks.Contains(row.Network));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AdoptionWeek>> ReadAdoptionAsync(DateOnly until, CancellationToken cancellationToken) =>
        await _container.ReadAsync(Adoption, cancellationToken) is { } blob
            ? [.. blob.Content.ToObjectFromJson<List<AdoptionWeek>>(JsonSerializerOptions.Web)!.Where(week => week.Week <= until)]
            : [];

    /// <summary>Takes a person out of the rows that count; the last call deletes everything else too.</summary>
    /// <returns>Rows taken out.</returns>
    public async Task<int> EraseAsync(PersonId personId, bool isLast, CancellationToken cancellationToken)
    {
        var erased = 0;
        while (true)
        {
            var (last, etag) = await Pointer.ReadAsync(cancellationToken);
            erased = last is null
                ? 0
                : await ReadBlobAsync(NameOf(last), cancellationToken).CountAsync(row => row.PersonId == personId, cancellationToken);
            var next = erased == 0 ? last : Fingerprint.Hex(last, "erased", personId.Value)[..16];
            if (erased > 0)
            {
                await WriteAsync(
                    NameOf(next!),
                    ReadBlobAsync(NameOf(last!), cancellationToken).Where(row => row.PersonId != personId),
                    cancellationToken
                );
            }

            if (next != last && !await Pointer.SwitchAsync(next!, etag, cancellationToken))
            {
                continue;
            }

            await DeleteOthersAsync(next, isLast, cancellationToken);
            return erased;
        }
    }

    private async Task DeleteOthersAsync(string? current, bool isLast, CancellationToken cancellationToken)
    {
        foreach (var blob in isLast ? await _container.ListAsync("", cancellationToken).ToListAsync(cancellationToken) : [])
        {
            if (
                blob.Name.StartsWith("staged/", StringComparison.Ordinal)
                || (
                    blob.Name.StartsWith("rows/", StringComparison.Ordinal)
                    && blob.Name != Current
                    && (current is null || blob.Name != NameOf(current))
                )
            )
            {
                await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
            }
        }
    }

    private static string NameOf(string version) => $"rows/{version}.jsonl.gz";

    private static string StagedOf(string run, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"staged/{run}/{part:0000}.jsonl.gz");

    private async IAsyncEnumerable<ReachRow> ReadBeforeAsync(DateOnly until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (version, _) = await Pointer.ReadAsync(cancellationToken);
        await foreach (var row in ReadBlobAsync(version is null ? null : NameOf(version), cancellationToken))
        {
            if (row.Day >= until)
            {
                yield break;
            }

            yield return row;
        }
    }

    private async IAsyncEnumerable<ReachRow> ReadStagedAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await _container.GetBlobClient(name).ExistsAsync(cancellationToken))
        {
            throw new InvalidOperationException($"not every part of the rollup was laid aside: {name}");
        }

        await foreach (var row in ReadBlobAsync(name, cancellationToken))
        {
            yield return row;
        }
    }

    private async IAsyncEnumerable<ReachRow> ReadBlobAsync(string? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (name is null)
        {
            yield break;
        }

        using var lines = new StreamReader(
            new GZipStream(
                await _container.GetBlobClient(name).OpenReadAsync(cancellationToken: cancellationToken),
                CompressionMode.Decompress
            )
        );
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return JsonSerializer.Deserialize<ReachRow>(line, JsonSerializerOptions.Web)!;
        }
    }

    private async Task WriteAsync(string name, IAsyncEnumerable<ReachRow> rows, CancellationToken cancellationToken)
    {
        await _container.CreateIfMissingAsync(cancellationToken);
        await using var blob = await _container
            .GetBlockBlobClient(name)
            .OpenWriteAsync(overwrite: true, cancellationToken: cancellationToken);
        await using var zip = new GZipStream(blob, CompressionLevel.Fastest);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            JsonSerializer.Serialize(zip, row, JsonSerializerOptions.Web);
            zip.WriteByte((byte)'\n');
        }
    }
}
