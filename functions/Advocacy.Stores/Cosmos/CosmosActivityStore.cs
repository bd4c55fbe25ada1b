using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;

namespace Advocacy.Stores.Cosmos;

/// <summary>The activity store over Cosmos DB (see <see cref="CosmosDatabase"/> for its documents). The joins of the domain are done here
/// as they stand there, on what a document holds, and written back by ETag. A read is not of one moment: who is read later may have more of
/// what came meanwhile.</summary>
public sealed class CosmosActivityStore : IActivityStore
{
    private const int SideBySide = 16;
    private const int ReadAhead = 16;
    private readonly CosmosDatabase _database;
    private readonly CosmosPeople _people;
    private readonly CosmosShares _shares;
    private readonly CosmosDeletions _deletions;
    private readonly CosmosErasure _erasure;
    private readonly CosmosContents _contents;

    /// <summary>The store over a database.</summary>
    public CosmosActivityStore(CosmosDatabase database)
    {
        _database = database;
        _people = new(database);
        _shares = new(database, _people);
        _contents = new(database);
        _deletions = new(database, _shares);
        _erasure = new(database, _shares, _people, _deletions);
    }

    /// <inheritdoc/>
    public async Task MergeAsync(IReadOnlyList<Fact> facts, CancellationToken cancellationToken)
    {
        await _erasure.RunAsync([.. facts.OfType<ErasureRequested>().Select(erasure => erasure.PersonId).Distinct()], cancellationToken);

        await _deletions.RunAsync([.. facts.OfType<ShareDeleted>().Select(deletion => deletion.ShareId).Distinct()], cancellationToken);

        // Facts of one document are joined before they are written: a message often holds many of a share.
        var states = facts
            .Where(fact => fact is not (ShareMade or InteractionMade))
            .SelectMany(EmployeeActivity.Of)
            .GroupBy(state => state.PersonId)
            .Select(states =>
                (Func<CancellationToken, Task>)(cancellation => _people.MergeAsync(states.Aggregate((a, b) => a.Join(b)), cancellation))
            );
        var forgotten = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var shares = ShareIds(facts)
            .Select(shareId =>
                (Func<CancellationToken, Task>)(
                    async cancellation =>
                    {
                        if (await MergeShareAsync(shareId.Key, shareId, cancellation))
                        {
                            forgotten[shareId.Key] = true;
                        }
                    }
                )
            );
        var interactions = facts
            .OfType<InteractionMade>()
            .Distinct()
            .Select(fact => (Func<CancellationToken, Task>)(cancellation => MergeAsync(fact, cancellation)));
        var contents = _contents.MergesOf(facts);
        await Parallel.ForEachAsync(
            [.. states, .. shares, .. interactions, .. contents],
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (work, cancellation) => await work(cancellation)
        );
        await _erasure.DropReactionsAsync(forgotten.Keys.ToHashSet(StringComparer.Ordinal), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EmployeeActivity> ReadAsync(Purpose purpose, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var person in ReadAsync(_database.People.ReadAllAsync(cancellationToken), purpose, cancellationToken))
        {
            yield return person;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> PartsAsync(int atLeast, CancellationToken cancellationToken) =>
        CosmosPart.NamesOf(await _database.People.RangesAsync(cancellationToken), atLeast);

    /// <inheritdoc/>
    public async IAsyncEnumerable<EmployeeActivity> ReadPartAsync(
        string part,
        Purpose purpose,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (
            var person in ReadAsync(_database.People.ReadAsync(CosmosPart.RangeOf(part), cancellationToken), purpose, cancellationToken)
        )
        {
            yield return person;
        }
    }

    private async IAsyncEnumerable<EmployeeActivity> ReadAsync(
        IAsyncEnumerable<PersonDocument> documents,
        Purpose purpose,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var reader = new CosmosReader(_database, purpose);
        var people = new SortedSet<PersonId>();
        await foreach (
            var person in documents
                .Where(person => !person.IsErased && person.State.ConsentsTo(purpose))
                .WithCancellation(cancellationToken)
        )
        {
            people.Add(person.State.PersonId);
        }

        var ahead = new Queue<Task<EmployeeActivity?>>();
        foreach (var personId in people)
        {
            ahead.Enqueue(reader.ReadAsync(personId, cancellationToken));
            if (ahead.Count == ReadAhead && await ahead.Dequeue() is { } person)
            {
                yield return person;
            }
        }

        while (ahead.TryDequeue(out var next))
        {
            if (await next is { } person)
            {
                yield return person;
            }
        }
    }

    /// <inheritdoc/>
    public Task<EmployeeActivity?> FindAsync(PersonId personId, Purpose purpose, CancellationToken cancellationToken) =>
        new CosmosReader(_database, purpose).ReadAsync(personId, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlySet<PersonId>> ConsentingAsync(
        IReadOnlyCollection<PersonId> people,
        Purpose purpose,
        CancellationToken cancellationToken
    )
    {
        var reader = new CosmosReader(_database, purpose);
        var consenting = new ConcurrentBag<PersonId>();
        await Parallel.ForEachAsync(
            people,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (person, cancellation) =>
            {
                if (await reader.ConsentsAsync(person, cancellation))
                {
                    consenting.Add(person);
                }
            }
        );
        return consenting.ToHashSet();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, FoundShare>> FindSharesAsync(
        IReadOnlyCollection<string> shareIds,
        Purpose purpose,
        CancellationToken cancellationToken
    )
    {
        var reader = new CosmosReader(_database, purpose);
        var found = new ConcurrentDictionary<string, FoundShare>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            shareIds,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (shareId, cancellation) =>
            {
                if (await _shares.FindAsync(shareId, reader, cancellation) is { } share)
                {
                    found[shareId] = share;
                }
            }
        );
        return found;
    }

    /// <inheritdoc/>
    public async Task ExpireAsync(RetentionLimits limits, CancellationToken cancellationToken)
    {
        await _erasure.DropReactionsAsync(new HashSet<string>(await _deletions.ListedAsync(cancellationToken)), cancellationToken);
        await new CosmosExpiry(_database, limits).RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<KeyValuePair<string, Content>> ReadContentsAsync(CancellationToken cancellationToken) =>
        _contents.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<KeyValuePair<VisitKey, Visits>> ReadVisitsAsync(CancellationToken cancellationToken) =>
        _contents.ReadVisitsAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<string> KeepKeyAsync(string fingerprint, CancellationToken cancellationToken) =>
        (await _database.Settings.MergeAsync("key", "key", current => current ?? new("key", fingerprint), cancellationToken))!.Value;

    /// <inheritdoc/>
    public async Task<ActivityCounts> CountAsync(Purpose purpose, CancellationToken cancellationToken)
    {
        var counts = new ActivityCounts(0, 0, 0, 0, 0, null, null);
        await foreach (var person in ReadAsync(purpose, cancellationToken))
        {
            counts = counts.With(person);
        }

        return counts with
        {
            Contents = await ReadContentsAsync(cancellationToken).CountAsync(cancellationToken),
        };
    }

    private static IEnumerable<IGrouping<string, Fact>> ShareIds(IEnumerable<Fact> facts) =>
        facts
            .Select(fact =>
                (
                    ShareId: fact switch
                    {
                        ShareMade share => share.ShareId,
                        EngagementObserved engagement => engagement.ShareId,
                        _ => null,
                    },
                    fact
                )
            )
            .Where(pair => pair.ShareId is not null)
            .GroupBy(pair => pair.ShareId!, pair => pair.fact);

    private Task<bool> MergeShareAsync(string shareId, IEnumerable<Fact> facts, CancellationToken cancellationToken)
    {
        var claims = facts
            .OfType<ShareMade>()
            .GroupBy(share => share.PersonId)
            .ToDictionary(group => group.Key, group => group.Select(ShareClaim.Of).Aggregate((a, b) => a.Join(b)));
        var engagement = facts
            .OfType<EngagementObserved>()
            .Select(seen => ShareEngagement.Of(seen.ObservedAt, seen.Counters))
            .Aggregate(ShareEngagement.None, (a, b) => a.Join(b));
        return _shares.MergeAsync(shareId, claims, engagement, cancellationToken);
    }

    private async Task MergeAsync(InteractionMade fact, CancellationToken cancellationToken)
    {
        var document = ActivityDocument.OfInteraction(fact.PersonId, fact.Interaction);
        await _database.Activity.MergeAsync(document.Id, document.Partition, _ => document, cancellationToken);
        if (
            await _people.IsErasedAsync(fact.PersonId, cancellationToken)
            || await _shares.IsForgottenAsync(fact.Interaction.ShareId, cancellationToken)
        )
        {
            await _database.Activity.DeleteAsync(document.Id, document.Partition, cancellationToken);
        }
    }
}
