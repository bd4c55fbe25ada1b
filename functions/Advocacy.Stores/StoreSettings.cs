namespace Advocacy.Stores;

/// <summary>Where things are kept. What has no endpoint is kept in the embedded store and the folder.</summary>
/// <param name="StoreFile">The SQLite file; made where it is missing, when first used.</param>
/// <param name="OutputFolder">The folder for model, lists and reports.</param>
public sealed record StoreSettings(string StoreFile, string OutputFolder)
{
    /// <summary>Cosmos DB for people, shares and content, such as https://account.documents.azure.com.</summary>
    public Uri? Cosmos { get; init; }

    /// <summary>Queues, such as https://account.queue.core.windows.net; <see cref="Blobs"/> must be named with them.</summary>
    public Uri? Queues { get; init; }

    /// <summary>Blobs for ledger, bad rows, long messages, model and reports, such as https://account.blob.core.windows.net.</summary>
    public Uri? Blobs { get; init; }

    /// <summary>Whether queue messages are base64, as host.json says.</summary>
    public bool IsBase64 { get; init; } = true;

    /// <summary>The endpoints named.</summary>
    public IEnumerable<Uri> Endpoints => new[] { Cosmos, Queues, Blobs }.OfType<Uri>();

    /// <summary>The folder of the leases, where they are not blobs: beside the store, since who runs on one store are the ones who must not
    /// meet.</summary>
    public string LeaseFolder => StoreFile + "-leases";

    /// <summary>What is wrong with them, or null.</summary>
    public string? Mistake =>
        Queues is not null && Blobs is null ? "queues need blobs beside them, for messages that are too long for a queue" : null;
}
