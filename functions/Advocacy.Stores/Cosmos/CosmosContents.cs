using System.Runtime.CompilerServices;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>What there is of content, in the container contents: a document a content, with the visits of its link.</summary>
internal sealed class CosmosContents(CosmosDatabase database)
{
    /// <summary>What is to be done so that facts about content are merged.</summary>
    public IEnumerable<Func<CancellationToken, Task>> MergesOf(IEnumerable<Fact> facts) =>
        facts
            .Select(DocumentOf)
            .OfType<ContentDocument>()
            .GroupBy(document => document.Id)
            .Select(documents => documents.Aggregate((a, b) => a.Join(b)))
            .Select(document => (Func<CancellationToken, Task>)(cancellation => MergeAsync(document, cancellation)));

    /// <summary>All content by id, in order of id.</summary>
    public async IAsyncEnumerable<KeyValuePair<string, Content>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var contents = new SortedDictionary<string, Content>(TextOrder.Instance);
        await foreach (var document in database.Contents.ReadAllAsync(cancellationToken))
        {
            if (document.Content is { } content)
            {
                contents[document.ContentId] = content.Value;
            }
        }

        foreach (var content in contents)
        {
            yield return content;
        }
    }

    /// <summary>All visits, in order.</summary>
    public async IAsyncEnumerable<KeyValuePair<VisitKey, Visits>> ReadVisitsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var visits = new List<KeyValuePair<VisitKey, Visits>>();
        await foreach (var document in database.Contents.ReadAllAsync(cancellationToken))
        {
            visits.AddRange(document.Visits);
        }

        foreach (var visit in visits.OrderBy(visit => visit.Key))
        {
            yield return visit;
        }
    }

    private static ContentDocument? DocumentOf(Fact fact) =>
        fact switch
        {
            ContentPublished published => ContentDocument.Of(
                published.ContentId,
                new(published.Content.RevisionAt(published.RecordedAt), published.Content)
            ),
            VisitsCounted counted => ContentDocument.Of(counted.Key.ContentId, null) with
            {
                Visits = JoinMap<VisitKey, Visits>.Of(counted.Key, counted.Visits),
            },
            _ => null,
        };

    private Task<ContentDocument?> MergeAsync(ContentDocument document, CancellationToken cancellationToken) =>
        database.Contents.MergeAsync(
            document.Id,
            document.Id,
            current => current is null ? document : current.Join(document),
            cancellationToken
        );
}
