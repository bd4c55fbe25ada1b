using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;

namespace Advocacy.Stores.Cosmos;

/// <summary>One container, by the few operations that are cheap in request units: point reads and writes, a plain query inside one
/// partition, and the change feed by feed range.</summary>
/// <typeparam name="T">Its documents.</typeparam>
internal sealed class CosmosContainer<T>(Func<Task<Container>> open)
    where T : class, IDocument
{
    private const int MostConflicts = 200;
    private static readonly QueryDefinition Everything = new("SELECT * FROM c");

    /// <summary>Reads a document, about 1 RU a KB.</summary>
    public async Task<T?> ReadAsync(string id, string partition, CancellationToken cancellationToken) =>
        (await ReadWithTagAsync(id, partition, consistency: null, cancellationToken)).Document;

    /// <summary>Reads a document as some replica has it: at half the price, and perhaps as it was just before.</summary>
    public async Task<T?> ReadAnyReplicaAsync(string id, string partition, CancellationToken cancellationToken) =>
        (await ReadWithTagAsync(id, partition, ConsistencyLevel.Session, cancellationToken)).Document;

    /// <summary>Merges into a document by its ETag, again and again until nobody came between. What is not changed is not
    /// written.</summary>
    /// <param name="id">The document.</param>
    /// <param name="partition">Its partition.</param>
    /// <param name="merge">What comes of what is there, null where there is nothing; null where nothing is to be done.</param>
    /// <param name="cancellationToken">Stops between attempts.</param>
    /// <returns>What is there now.</returns>
    public async Task<T?> MergeAsync(string id, string partition, Func<T?, T?> merge, CancellationToken cancellationToken)
    {
        for (var conflicts = 1; ; conflicts++)
        {
            try
            {
                var (current, etag) = await ReadWithTagAsync(id, partition, consistency: null, cancellationToken);
                var merged = merge(current);
                if (merged is null || merged.Equals(current))
                {
                    return current;
                }

                await WriteAsync(merged, etag, cancellationToken);
                return merged;
            }
            catch (CosmosException e) when (IsConflict(e.StatusCode) && conflicts <= MostConflicts)
            {
                // Somebody got through, so all together move on; who has lost often waits longer than who comes new.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(conflicts, 20)), cancellationToken);
            }
        }
    }

    /// <summary>Deletes a document. One that does not exist is not an error.</summary>
    public Task DeleteAsync(string id, string partition, CancellationToken cancellationToken) =>
        CosmosRetries.RunAsync(
            async () =>
            {
                using var response = await (await open()).DeleteItemStreamAsync(
                    id,
                    new PartitionKey(partition),
                    cancellationToken: cancellationToken
                );
                return response.StatusCode == HttpStatusCode.NotFound ? response : response.EnsureSuccessStatusCode();
            },
            cancellationToken
        );

    /// <summary>All documents of one partition.</summary>
    public Task<List<T>> QueryAsync(string partition, CancellationToken cancellationToken) =>
        QueryAsync(partition, consistency: null, cancellationToken);

    /// <summary>All documents of one partition as some replica has them: at half the price, and perhaps without what was just
    /// written.</summary>
    public Task<List<T>> QueryAnyReplicaAsync(string partition, CancellationToken cancellationToken) =>
        QueryAsync(partition, ConsistencyLevel.Session, cancellationToken);

    private Task<List<T>> QueryAsync(string partition, ConsistencyLevel? consistency, CancellationToken cancellationToken) =>
        CosmosRetries.RunAsync(
            async () =>
            {
                using var pages = (await open()).GetItemQueryIterator<T>(
                    Everything,
                    requestOptions: new() { PartitionKey = new PartitionKey(partition), ConsistencyLevel = consistency }
                );
                var documents = new List<T>();
                while (pages.HasMoreResults)
                {
                    documents.AddRange(await pages.ReadNextAsync(cancellationToken));
                }

                return documents;
            },
            cancellationToken
        );

    /// <summary>The feed ranges of now; each stays readable when the service splits it.</summary>
    public async Task<IReadOnlyList<FeedRange>> RangesAsync(CancellationToken cancellationToken) =>
        await CosmosRetries.RunAsync(async () => await (await open()).GetFeedRangesAsync(cancellationToken), cancellationToken);

    /// <summary>All documents, feed range by feed range: each at least once, and those written meanwhile perhaps again.</summary>
    public async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var range in await RangesAsync(cancellationToken))
        {
            await foreach (var document in ReadAsync(range, cancellationToken))
            {
                yield return document;
            }
        }
    }

    /// <summary>The documents of one feed range, by the change feed.</summary>
    public async IAsyncEnumerable<T> ReadAsync(FeedRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var container = await open();
        var start = ChangeFeedStartFrom.Beginning(range);
        while (true)
        {
            // An iterator that failed once is not gone on with: where the last page ended, another begins.
            var page = await CosmosRetries.RunAsync(
                async () =>
                {
                    using var pages = container.GetChangeFeedIterator<T>(start, ChangeFeedMode.LatestVersion);
                    return await pages.ReadNextAsync(cancellationToken);
                },
                cancellationToken
            );
            if (page.StatusCode == HttpStatusCode.NotModified)
            {
                yield break;
            }

            foreach (var document in page)
            {
                yield return document;
            }

            start = ChangeFeedStartFrom.ContinuationToken(page.ContinuationToken);
        }
    }

    private static bool IsConflict(HttpStatusCode status) =>
        status is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict or HttpStatusCode.NotFound;

    private async Task<(T? Document, string? ETag)> ReadWithTagAsync(
        string id,
        string partition,
        ConsistencyLevel? consistency,
        CancellationToken cancellationToken
    )
    {
        var options = new ItemRequestOptions { ConsistencyLevel = consistency };
        try
        {
            var container = await open();
            var response = await CosmosRetries.RunAsync(
                () => container.ReadItemAsync<T>(id, new PartitionKey(partition), options, cancellationToken),
                cancellationToken
            );
            return (response.Resource, response.ETag);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return (null, null);
        }
    }

    private async Task WriteAsync(T document, string? etag, CancellationToken cancellationToken)
    {
        var container = await open();
        var key = new PartitionKey(document.Partition);
        var options = new ItemRequestOptions { IfMatchEtag = etag, EnableContentResponseOnWrite = false };
        await CosmosRetries.RunAsync(
            () =>
                etag is null
                    ? container.CreateItemAsync(document, key, options, cancellationToken)
                    : container.ReplaceItemAsync(document, document.Id, key, options, cancellationToken),
            cancellationToken
        );
    }
}
