using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Ports;
using Azure.Storage.Blobs;

namespace Advocacy.Adapters.Storage;

/// <summary>The rollup in a container: one compressed blob of rows, in the order in which they are read, published by a pointer. Rows
/// in Cosmos DB would cost a write each at every rollup; here a rollup costs two.</summary>
public sealed class BlobReachStore(Uri endpoint) : IReachStore
{
    private const string Current = "rows/current.json";
    private const string Adoption = "adoption.json";
    private readonly BlobContainerClient _container = StorageAccount.Container(endpoint, "rollup");

    private BlobPointer Pointer => new(_container, Current);

    /// <inheritdoc/>
    public async Task ReplaceAsync(DateOnly from, DateOnly until, IAsyncEnumerable<ReachRow> rows, CancellationToken cancellationToken)
    {
        var fresh = await rows.ToListAsync(cancellationToken);
        while (true)
        {
            var (last, etag) = await Pointer.ReadAsync(cancellationToken);
            var kept = await ReadVersionAsync(last, cancellationToken).Where(row => row.Day < from || row.Day >= until).ToListAsync(cancellationToken);
            var content = Zipped(kept.Concat(fresh));
            var version = Fingerprint.Hex(content.Span)[..16];
            if (version == last)
            {
                return;
            }

            await _container.WriteAsync(NameOf(version), content, cancellationToken);
            if (await Pointer.SwitchAsync(version, etag, cancellationToken))
            {
                await _container.DeleteOldAsync("rows/", name => name == Current || name == NameOf(version), cancellationToken);
                return;
            }
        }
    }

    /// <inheritdoc/>
    public Task ReplaceAdoptionAsync(IReadOnlyList<AdoptionWeek> weeks, CancellationToken cancellationToken) =>
        _container.WriteAsync(Adoption, JsonSerializer.SerializeToUtf8Bytes(weeks, JsonSerializerOptions.Web), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, IReadOnlyCollection<string>>> ReadPeopleAsync(DateOnly until, CancellationToken cancellationToken)
    {
        var people = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        await foreach (var row in ReadBeforeAsync(until, cancellationToken))
        {
            (people.TryGetValue(row.Network, out var of) ? of : people[row.Network] = []).Add(row.EmployeeId);
        }

        return people.ToDictionary(pair => pair.Key, pair => (IReadOnlyCollection<string>)pair.Value, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReachRow> ReadAsync(IReadOnlyList<string> networks, DateOnly until, CancellationToken cancellationToken) =>
        ReadBeforeAsync(until, cancellationToken).Where(row => networks.Contains(row.Network));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AdoptionWeek>> ReadAdoptionAsync(DateOnly until, CancellationToken cancellationToken) =>
        await _container.ReadAsync(Adoption, cancellationToken) is { } blob
            ? [.. blob.Content.ToObjectFromJson<List<AdoptionWeek>>(JsonSerializerOptions.Web)!.Where(week => week.Week <= until)]
            : [];

    private static string NameOf(string version) => $"rows/{version}.jsonl.gz";

    private async IAsyncEnumerable<ReachRow> ReadBeforeAsync(DateOnly until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (version, _) = await Pointer.ReadAsync(cancellationToken);
        await foreach (var row in ReadVersionAsync(version, cancellationToken))
        {
            if (row.Day >= until)
            {
                yield break;
            }

            yield return row;
        }
    }

    private async IAsyncEnumerable<ReachRow> ReadVersionAsync(string? version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (version is null)
        {
            yield break;
        }

        using var lines = new StreamReader(new GZipStream(await _container.GetBlobClient(NameOf(version)).OpenReadAsync(cancellationToken: cancellationToken), CompressionMode.Decompress));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return JsonSerializer.Deserialize<ReachRow>(line, JsonSerializerOptions.Web)!;
        }
    }

    private static ReadOnlyMemory<byte> Zipped(IEnumerable<ReachRow> rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var row in rows.OrderBy(row => row.Day)
                .ThenBy(row => row.ContentId, TextOrder.Instance)
                .ThenBy(row => row.EmployeeId, TextOrder.Instance)
                .ThenBy(row => row.Network, TextOrder.Instance)
                .ThenBy(row => row.Estimated))
            {
                JsonSerializer.Serialize(zip, row, JsonSerializerOptions.Web);
                zip.WriteByte((byte)'\n');
            }
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
