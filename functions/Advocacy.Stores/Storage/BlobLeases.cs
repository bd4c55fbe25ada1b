using System.Globalization;
using Advocacy.Pipeline.Runs;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Advocacy.Stores.Storage;

/// <summary>Leases of a storage account: a blob each, leased for a minute and renewed while it is held
/// (https://learn.microsoft.com/rest/api/storageservices/lease-blob). What an instance held that died falls free after that
/// minute.</summary>
public sealed class BlobLeases(Uri endpoint, TimeProvider clock) : ILeases
{
    private const string TakenAt = "taken";
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(15);
    private readonly BlobContainerClient _container = StorageAccount.Container(endpoint, "leases");

    /// <inheritdoc/>
    public async Task<ILease?> TryTakeAsync(string name, CancellationToken cancellationToken)
    {
        await _container.CreateAsync(name, ReadOnlyMemory<byte>.Empty, cancellationToken);
        var lease = _container.GetBlobClient(name).GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Length, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            return null;
        }

        await _container
            .GetBlobClient(name)
            .SetMetadataAsync(
                new Dictionary<string, string> { [TakenAt] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) },
                new BlobRequestConditions { LeaseId = lease.LeaseId },
                cancellationToken
            );
        return new Held(lease, clock);
    }

    /// <inheritdoc/>
    public async Task<bool> IsAnyHeldSinceAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.ListAsync("", cancellationToken))
        {
            var found = (await _container.GetBlobClient(blob.Name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            // Who has just taken it has not yet said when: the time is an earlier one, or none.
            if (
                found.LeaseState == LeaseState.Leased
                && (!found.Metadata.TryGetValue(TakenAt, out var taken) || DateTimeOffset.Parse(taken, CultureInfo.InvariantCulture) <= at)
            )
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Held : ILease
    {
        private readonly BlobLeaseClient _lease;
        private readonly TimeProvider _clock;
        private readonly CancellationTokenSource _lost = new();
        private readonly CancellationTokenSource _given = new();
        private readonly Task _renewing;

        public Held(BlobLeaseClient lease, TimeProvider clock)
        {
            (_lease, _clock) = (lease, clock);
            _renewing = RenewAsync();
        }

        public CancellationToken Lost => _lost.Token;

        public async ValueTask DisposeAsync()
        {
            await _given.CancelAsync();
            await _renewing;
            try
            {
                await _lease.ReleaseAsync();
            }
            catch (RequestFailedException)
            {
                // It is lost already, or falls free in a minute.
            }

            _given.Dispose();
            _lost.Dispose();
        }

        private async Task RenewAsync()
        {
            using var timer = new PeriodicTimer(Renewal, _clock);
            var renewedAt = _clock.GetTimestamp();
            try
            {
                while (await timer.WaitForNextTickAsync(_given.Token))
                {
                    if (await TryRenewAsync())
                    {
                        renewedAt = _clock.GetTimestamp();
                    }
                    else if (_clock.GetElapsedTime(renewedAt) + Renewal >= Length)
                    {
                        await _lost.CancelAsync();
                        return;
                    }
                }
            }
            catch (OperationCanceledException) when (_given.IsCancellationRequested)
            {
                // Nobody needs it any more.
            }
        }

        /// <summary>Renews it. A fault may last a moment: as long as the minute has not run out, it is still held.</summary>
        private async Task<bool> TryRenewAsync()
        {
            try
            {
                await _lease.RenewAsync(cancellationToken: _given.Token);
                return true;
            }
            catch (RequestFailedException)
            {
                return false;
            }
        }
    }
}
