using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Advocacy.Tests.Support.Cosmos;

/// <summary>A container of the test server: documents by partition and id, and the order in which they were last written.</summary>
internal sealed class ServedContainer(string id, string rid, JsonObject properties, TimeProvider clock)
{
    /// <summary>Where the ranges of keys end, by their hash: https://learn.microsoft.com/azure/cosmos-db/partitioning-overview</summary>
    public static readonly IReadOnlyList<string> Borders = ["", "15", "2A", "FF"];

    // https://learn.microsoft.com/azure/cosmos-db/concepts-limits: 2 MB of UTF-8 JSON an item.
    private const int MaxItemBytes = 2 * 1024 * 1024;
    private readonly Dictionary<(string Partition, string Id), StoredDocument> _documents = [];
    private long _number;

    public string Id => id;

    public string Rid => rid;

    /// <summary>The property of documents that is the key, from its path (/id).</summary>
    public string KeyMember { get; } = properties["partitionKey"]!["paths"]![0]!.GetValue<string>()[1..];

    public JsonObject Properties { get; } = properties;

    private int? DefaultTtl => Properties["defaultTtl"]?.GetValue<int>();

    /// <summary>https://learn.microsoft.com/rest/api/cosmos-db/get-a-document</summary>
    public StoredDocument? Find(string partition, string documentId) =>
        _documents.TryGetValue((partition, documentId), out var found) && !IsExpired(found) ? found : null;

    /// <summary>https://learn.microsoft.com/rest/api/cosmos-db/create-a-document and replace-a-document, with If-Match.</summary>
    /// <returns>The HTTP status, and the document where it was written.</returns>
    public (int Status, StoredDocument? Document) Write(
        JsonObject json,
        string partition,
        string? replacedId,
        bool isUpsert,
        string? ifMatch
    )
    {
        var documentId = json["id"]?.GetValue<string>();
        if (
            string.IsNullOrEmpty(documentId)
            || documentId.Length > 255
            || documentId.AsSpan().IndexOfAny("/\\?#") >= 0
            || json[KeyMember]?.GetValue<string>() != partition
        )
        {
            return (400, null);
        }

        if (System.Text.Encoding.UTF8.GetByteCount(json.ToJsonString()) > MaxItemBytes)
        {
            return (413, null);
        }

        var current = Find(partition, documentId);
        if (replacedId is null && !isUpsert && current is not null)
        {
            return (409, null);
        }

        if (replacedId is not null && current is null)
        {
            return (404, null);
        }

        if (ifMatch is not null && current is not null && ifMatch != current.ETag)
        {
            return (412, null);
        }

        return (current is null ? 201 : 200, Store(json, partition, documentId));
    }

    /// <summary>https://learn.microsoft.com/rest/api/cosmos-db/delete-a-document</summary>
    public int Delete(string partition, string documentId, string? ifMatch)
    {
        if (Find(partition, documentId) is not { } current)
        {
            return 404;
        }

        if (ifMatch is not null && ifMatch != current.ETag)
        {
            return 412;
        }

        _documents.Remove((partition, documentId));
        return 204;
    }

    /// <summary>Everything in it, as text.</summary>
    public IEnumerable<string> Documents => _documents.Values.Select(document => document.Json.ToJsonString());

    /// <summary>A page of one partition; the continuation is the number of what was given.</summary>
    public (IReadOnlyList<StoredDocument> Page, string? Continuation) Query(string partition, string? continuation, int max)
    {
        var all = _documents
            .Values.Where(document => document.Partition == partition && !IsExpired(document))
            .OrderBy(document => document.Number)
            .ToList();
        var from = continuation is null ? 0 : int.Parse(continuation, CultureInfo.InvariantCulture);
        return ([.. all.Skip(from).Take(max)], from + max < all.Count ? (from + max).ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The latest version of each document of a range written after a number, in order of writing:
    /// https://learn.microsoft.com/azure/cosmos-db/change-feed</summary>
    public IReadOnlyList<StoredDocument> Changes(string from, string to, long after, int max) =>
        [
            .. _documents
                .Values.Where(document =>
                    string.CompareOrdinal(document.Hash, from) >= 0
                    && string.CompareOrdinal(document.Hash, to) < 0
                    && document.Number > after
                    && !IsExpired(document)
                )
                .OrderBy(document => document.Number)
                .Take(max),
        ];

    private StoredDocument Store(JsonObject json, string partition, string documentId)
    {
        var number = ++_number;
        var stored = (JsonObject)json.DeepClone();
        var document = new StoredDocument(stored, partition, documentId, HashOf(partition), number, clock.GetUtcNow());
        stored["_rid"] = $"{rid}{number}";
        stored["_self"] = $"dbs/d/colls/{rid}/docs/{number}/";
        stored["_etag"] = document.ETag;
        stored["_ts"] = document.WrittenAt.ToUnixTimeSeconds();
        _documents[(partition, documentId)] = document;
        return document;
    }

    /// <summary>The hash of a key, 126 bits as the service has them; another function than its own, which no client looks into.</summary>
    private static string HashOf(string partition)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(partition))[..16];
        hash[0] &= 0x3F;
        return Convert.ToHexString(hash);
    }

    /// <summary>https://learn.microsoft.com/azure/cosmos-db/nosql/time-to-live: seconds since the last write; -1 is for ever.</summary>
    private bool IsExpired(StoredDocument document)
    {
        var ttl = DefaultTtl is null ? null : document.Json["ttl"]?.GetValue<int>() ?? DefaultTtl;
        return ttl is > 0 && clock.GetUtcNow() >= document.WrittenAt.AddSeconds(ttl.Value);
    }
}
