using System.Text.Json.Nodes;

namespace Advocacy.Tests.Support.Cosmos;

/// <summary>A document of the test server as last written.</summary>
internal sealed record StoredDocument(JsonObject Json, string Partition, string Id, string Hash, long Number, DateTimeOffset WrittenAt)
{
    /// <summary>Entity tags are opaque and change with every write: https://learn.microsoft.com/rest/api/cosmos-db/documents</summary>
    public string ETag => $"\"{Number:x8}\"";
}
