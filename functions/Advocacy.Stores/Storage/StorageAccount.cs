using Azure.Core;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Advocacy.Stores.Storage;

/// <summary>Opens a storage account's services. Sign-in is keyless; only an emulator on loopback gets a key, its well-known one.</summary>
internal static class StorageAccount
{
    // Documented, and the same on every machine: https://learn.microsoft.com/azure/storage/common/storage-connect-azurite
    internal const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int Retries = 4;

    public static BlobContainerClient Container(Uri endpoint, string name)
    {
        var options = new BlobClientOptions();
        Configure(options.Retry);
        var service = endpoint.IsLoopback
            ? new BlobServiceClient(endpoint, EmulatorCredential(endpoint), options)
            : new BlobServiceClient(endpoint, AzureSignIn.Credential, options);
        return service.GetBlobContainerClient(name);
    }

    public static QueueServiceClient Queues(
        Uri endpoint,
        QueueMessageEncoding encoding,
        Func<QueueMessage, CancellationToken, Task>? setAside
    )
    {
        var options = new QueueClientOptions { MessageEncoding = encoding };
        if (setAside is not null)
        {
            options.MessageDecodingFailed += failed => setAside(failed.ReceivedMessage, failed.CancellationToken);
        }

        Configure(options.Retry);
        return endpoint.IsLoopback
            ? new QueueServiceClient(endpoint, EmulatorCredential(endpoint), options)
            : new QueueServiceClient(endpoint, AzureSignIn.Credential, options);
    }

    /// <summary>An emulator's endpoint names the account in its path.</summary>
    internal static StorageSharedKeyCredential EmulatorCredential(Uri endpoint) => new(endpoint.Segments[^1].Trim('/'), EmulatorKey);

    private static void Configure(RetryOptions retry)
    {
        retry.Mode = RetryMode.Exponential;
        retry.MaxRetries = Retries;
        retry.Delay = TimeSpan.FromMilliseconds(400);
        retry.MaxDelay = TimeSpan.FromSeconds(20);
        retry.NetworkTimeout = TimeSpan.FromSeconds(60);
    }
}
