using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Tests.Support.Cosmos;

internal sealed partial class CosmosServer
{
    /// <summary>https://learn.microsoft.com/rest/api/cosmos-db/get-partition-key-ranges</summary>
    private static Answer RangesOf(HttpRequest request)
    {
        const string tag = "\"ranges\"";
        if (request.Headers.IfNoneMatch == tag)
        {
            return new(304, null) { Headers = { ["etag"] = tag } };
        }

        var borders = ServedContainer.Borders;
        JsonArray ranges =
        [
            .. Enumerable
                .Range(0, borders.Count - 1)
                .Select(range => new JsonObject
                {
                    ["id"] = range.ToString(CultureInfo.InvariantCulture),
                    ["_rid"] = $"r{range}",
                    ["_etag"] = tag,
                    ["minInclusive"] = borders[range],
                    ["maxExclusive"] = borders[range + 1],
                    ["status"] = "online",
                    ["parents"] = new JsonArray(),
                }),
        ];
        return new(
            200,
            new JsonObject
            {
                ["_rid"] = "r",
                ["PartitionKeyRanges"] = ranges,
                ["_count"] = ranges.Count,
            }
        )
        {
            Headers = { ["etag"] = tag },
        };
    }

    private Answer Documents(ServedContainer container, HttpRequest request, string? id, string body)
    {
        var partition = request.Headers["x-ms-documentdb-partitionkey"] is [{ } key] ? JsonSerializer.Deserialize<string[]>(key)![0] : null;
        var ifMatch = request.Headers.IfMatch is [{ } tag] ? tag : null;
        var answer = (request.Method, id, partition) switch
        {
            ("GET", null, _) => Changes(container, request),
            ("POST", null, { } of) when request.Headers["x-ms-documentdb-isquery"] == "True" => Query(container, request, of),
            ("POST", null, { } of) => Write(container, body, of, null, request.Headers["x-ms-documentdb-is-upsert"] == "True", ifMatch),
            ("PUT", { } one, { } of) => Write(container, body, of, one, isUpsert: false, ifMatch),
            ("GET", { } one, { } of) => container.Find(of, one) is { } found ? Of(found, 200) : Missing,
            ("DELETE", { } one, { } of) => container.Delete(of, one, ifMatch) is var status and not 404
                ? new(status, null) { Charge = 5 }
                : Missing,
            _ => new(400, new JsonObject { ["code"] = "BadRequest", ["message"] = "not spoken here" }),
        };
        // https://learn.microsoft.com/azure/cosmos-db/consistency-levels: reads by bounded staleness are of two replicas.
        var isRead = request.Method == "GET" || request.Headers["x-ms-documentdb-isquery"] == "True";
        var isOfTwo = isRead && request.Headers["x-ms-consistency-level"] != "Session";
        answer = answer with { Charge = isOfTwo ? 2 * answer.Charge : answer.Charge };
        RequestUnits += answer.Charge;
        return answer;
    }

    private static Answer Write(ServedContainer container, string body, string partition, string? replaced, bool isUpsert, string? ifMatch)
    {
        var (status, document) = container.Write((JsonObject)JsonNode.Parse(body)!, partition, replaced, isUpsert, ifMatch);
        return document is null
            ? new(status, new JsonObject { ["code"] = status.ToString(CultureInfo.InvariantCulture), ["message"] = "refused" })
            : Of(document, status) with
            {
                Charge = 5 + (0.5 * Kilobytes(body.Length)),
            };
    }

    private static Answer Query(ServedContainer container, HttpRequest request, string partition)
    {
        var continuation = request.Headers["x-ms-continuation"] is [{ Length: > 0 } token] ? token : null;
        var (page, next) = container.Query(partition, continuation, PageSize);
        var answer = Page(container, page) with
        {
            Charge = 2.3 + page.Sum(document => 0.3 * Kilobytes(document.Json.ToJsonString().Length)),
        };
        if (next is not null)
        {
            answer.Headers["x-ms-continuation"] = next;
        }

        return answer;
    }

    private static Answer Changes(ServedContainer container, HttpRequest request)
    {
        var range = int.Parse(request.Headers["x-ms-documentdb-partitionkeyrangeid"].Single()!, CultureInfo.InvariantCulture);
        var isCut = request.Headers["x-ms-read-key-type"] == "EffectivePartitionKeyRange";
        var from = isCut ? request.Headers["x-ms-start-epk"].Single()! : ServedContainer.Borders[range];
        var to = isCut ? request.Headers["x-ms-end-epk"].Single()! : ServedContainer.Borders[range + 1];
        var after = request.Headers.IfNoneMatch is [{ Length: > 2 } tag] ? long.Parse(tag.Trim('"'), CultureInfo.InvariantCulture) : 0;
        var page = container.Changes(from, to, after, PageSize);
        var last = page.Count == 0 ? after : page[^1].Number;
        var answer =
            page.Count == 0
                ? new(304, null) { Charge = 1 }
                : Page(container, page) with
                {
                    Charge = page.Sum(document => 1.0 * Kilobytes(document.Json.ToJsonString().Length)),
                };
        answer.Headers["etag"] = $"\"{last}\"";
        answer.Headers["x-ms-item-count"] = page.Count.ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    private static Answer Page(ServedContainer container, IReadOnlyList<StoredDocument> page) =>
        new(
            200,
            new JsonObject
            {
                ["_rid"] = container.Rid,
                ["Documents"] = new JsonArray([.. page.Select(document => document.Json.DeepClone())]),
                ["_count"] = page.Count,
            }
        );

    private static Answer Of(StoredDocument document, int status) =>
        new(status, document.Json) { Charge = Kilobytes(document.Json.ToJsonString().Length), Headers = { ["etag"] = document.ETag } };

    private static int Kilobytes(int bytes) => 1 + (bytes / 1024);

    private sealed record Answer(int Status, JsonNode? Body)
    {
        public double Charge { get; init; }

        public Dictionary<string, string> Headers { get; } = [];
    }
}
