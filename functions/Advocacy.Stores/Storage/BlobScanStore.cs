using System.Globalization;
using System.Text.Json;
using Advocacy.Pipeline.Runs;
using Azure.Storage.Blobs;

namespace Advocacy.Stores.Storage;

/// <summary>Runs of scans in a container: the run that counts in &lt;scan&gt;/current.json, and what came of its parts beside it, each a
/// blob that is written once. Who saw all parts done first is settled by a blob that only one can create.</summary>
public sealed class BlobScanStore(Uri endpoint) : IScanStore
{
    private readonly BlobContainerClient _container = StorageAccount.Container(endpoint, "scans");

    /// <inheritdoc/>
    public async Task BeginAsync(ScanRun run, CancellationToken cancellationToken)
    {
        await _container.WriteAsync(CurrentOf(run.Scan), JsonSerializer.SerializeToUtf8Bytes(run), cancellationToken);
        var own = $"{run.Scan}/{run.Id}/";
        await _container.DeleteOldAsync(
            $"{run.Scan}/",
            name => name == CurrentOf(run.Scan) || name.StartsWith(own, StringComparison.Ordinal),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task AbandonAsync(ScanRun run, CancellationToken cancellationToken)
    {
        if ((await CurrentAsync(run.Scan, cancellationToken))?.Id == run.Id)
        {
            await _container.DeleteBlobIfExistsAsync(CurrentOf(run.Scan), cancellationToken: cancellationToken);
        }

        foreach (var blob in await _container.ListAsync($"{run.Scan}/{run.Id}/", cancellationToken).ToListAsync(cancellationToken))
        {
            await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<ScanRun?> CurrentAsync(string scan, CancellationToken cancellationToken) =>
        (await _container.ReadAsync(CurrentOf(scan), cancellationToken))?.Content.ToObjectFromJson<ScanRun>();

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(ScanRun run, int step, int? part, CancellationToken cancellationToken) =>
        (
            await _container.ReadAsync(NameOf(run, step, part is { } number ? PartOf(number) : "joined"), cancellationToken)
        )?.Content.ToMemory();

    /// <inheritdoc/>
    public async Task<bool> SavePartAsync(
        ScanRun run,
        int step,
        int part,
        ReadOnlyMemory<byte> result,
        CancellationToken cancellationToken
    ) =>
        await CreateAsync(NameOf(run, step, PartOf(part)), result, cancellationToken)
        && await AllPartsAsync(run, step, cancellationToken)
        && await CreateAsync(NameOf(run, step, "complete"), ReadOnlyMemory<byte>.Empty, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> IsCompleteAsync(ScanRun run, int step, CancellationToken cancellationToken) =>
        await ReadAsync(run, step, null, cancellationToken) is not null || await AllPartsAsync(run, step, cancellationToken);

    /// <inheritdoc/>
    public async Task SaveJoinedAsync(ScanRun run, int step, ReadOnlyMemory<byte> result, CancellationToken cancellationToken)
    {
        await CreateAsync(NameOf(run, step, "joined"), result, cancellationToken);
        foreach (var blob in await _container.ListAsync($"{run.Scan}/{run.Id}/", cancellationToken).ToListAsync(cancellationToken))
        {
            if (
                blob.Name.StartsWith($"{FolderOf(run, step)}part-", StringComparison.Ordinal)
                || Enumerable.Range(0, step).Any(before => blob.Name == NameOf(run, before, "joined"))
            )
            {
                await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
            }
        }
    }

    private static string CurrentOf(string scan) => $"{scan}/current.json";

    private static string PartOf(int part) => part.ToString("'part-'0000", CultureInfo.InvariantCulture);

    private static string NameOf(ScanRun run, int step, string name) => $"{FolderOf(run, step)}{name}.json";

    private static string FolderOf(ScanRun run, int step) => string.Create(CultureInfo.InvariantCulture, $"{run.Scan}/{run.Id}/{step}/");

    private async Task<bool> AllPartsAsync(ScanRun run, int step, CancellationToken cancellationToken) =>
        await _container.ListAsync($"{FolderOf(run, step)}part-", cancellationToken).CountAsync(cancellationToken) == run.Parts.Count;

    private Task<bool> CreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        _container.CreateAsync(name, content, cancellationToken);
}
