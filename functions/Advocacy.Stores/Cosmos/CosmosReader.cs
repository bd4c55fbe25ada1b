using System.Collections.Concurrent;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>Reads people whole for a purpose: a point read and a query inside one partition each, a point read more for each share that
/// several claim, for each colleague who mentions them or is mentioned, whose consent is asked for once, and, but for figures, for each
/// share that they reacted to.</summary>
internal sealed class CosmosReader(CosmosDatabase database, Purpose purpose)
{
    private const int MostSharesKept = 100_000;
    private readonly ConcurrentDictionary<string, bool> _sharesSeen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PersonId, bool> _consents = new();

    /// <summary>A person, or null where they were erased, do not consent, or nothing is known of them.</summary>
    public async Task<EmployeeActivity?> ReadAsync(PersonId personId, CancellationToken cancellationToken)
    {
        var id = PersonDocument.IdOf(personId);
        if (
            await database.People.ReadAnyReplicaAsync(id, id, cancellationToken) is not { IsErased: false } document
            || !document.State.ConsentsTo(purpose)
        )
        {
            return null;
        }

        var own = new List<ActivityDocument>();
        foreach (var activity in await database.Activity.QueryAnyReplicaAsync(id, cancellationToken))
        {
            if (
                await (
                    activity.Interaction is null
                        ? IsSeenAsync(activity, activity.By ?? personId, cancellationToken)
                        : IsSeenAsync(activity.ShareId, cancellationToken)
                )
            )
            {
                own.Add(await WithSeenMentionsAsync(activity, cancellationToken));
            }
        }

        var person = With(document.State, own);
        return person == new EmployeeActivity(personId) ? null : person;
    }

    /// <summary>Whether somebody may be read for the purpose.</summary>
    public async Task<bool> ConsentsAsync(PersonId personId, CancellationToken cancellationToken)
    {
        if (purpose == Purpose.Rights)
        {
            return true;
        }

        if (!_consents.TryGetValue(personId, out var consents))
        {
            var id = PersonDocument.IdOf(personId);
            _consents[personId] = consents =
                await database.People.ReadAnyReplicaAsync(id, id, cancellationToken) is { IsErased: false } document
                && document.State.ConsentsTo(purpose);
        }

        return consents;
    }

    /// <summary>Whose a share is: of those who claim it and may be read the earliest, ties by id.</summary>
    public async Task<PersonId?> OwnerAsync(RouteDocument route, CancellationToken cancellationToken)
    {
        foreach (var claimant in route.InOrder)
        {
            if (await ConsentsAsync(claimant, cancellationToken))
            {
                return claimant;
            }
        }

        return null;
    }

    private static EmployeeActivity With(EmployeeActivity person, List<ActivityDocument> activity) =>
        person with
        {
            Shares = JoinMap<string, ShareActivity>.From(
                activity.Where(one => one.Share is not null).Select(one => KeyValuePair.Create(one.ShareId, one.Share!))
            ),
            MentionedBy = JoinMap<MentionKey, Latest<Instant>>.From(
                activity
                    .Where(one => one.Mention is not null)
                    .Select(one => KeyValuePair.Create(new MentionKey(one.ShareId, one.By!.Value), one.Mention!))
            ),
            Interactions = JoinSet<Interaction>.From(activity.Select(one => one.Interaction).OfType<Interaction>()),
        };

    private async ValueTask<bool> IsSeenAsync(ActivityDocument activity, PersonId claimant, CancellationToken cancellationToken)
    {
        if (activity.By is not null && !await ConsentsAsync(claimant, cancellationToken))
        {
            return false;
        }

        if (!activity.IsContested)
        {
            return true;
        }

        var id = RouteDocument.IdOf(activity.ShareId);
        return await database.Shares.ReadAsync(id, id, cancellationToken) is { } route
            && await OwnerAsync(route, cancellationToken) == claimant;
    }

    /// <summary>Whether a reaction to a share is seen: with the share, and never for figures, which are of shares.</summary>
    private async ValueTask<bool> IsSeenAsync(string shareId, CancellationToken cancellationToken)
    {
        if (purpose == Purpose.Measure)
        {
            return false;
        }

        if (!_sharesSeen.TryGetValue(shareId, out var isSeen))
        {
            var id = RouteDocument.IdOf(shareId);
            var route = await database.Shares.ReadAsync(id, id, cancellationToken);
            isSeen =
                purpose == Purpose.Rights
                    ? route is not { IsForgotten: true }
                    : route is not null && await OwnerAsync(route, cancellationToken) is not null;
            // Who reads everybody meets every share: what is kept must end somewhere.
            if (_sharesSeen.Count >= MostSharesKept)
            {
                _sharesSeen.Clear();
            }

            _sharesSeen[shareId] = isSeen;
        }

        return isSeen;
    }

    private async Task<ActivityDocument> WithSeenMentionsAsync(ActivityDocument activity, CancellationToken cancellationToken)
    {
        if (activity.Share is not { Mentions.Count: > 0 } share || purpose == Purpose.Rights)
        {
            return activity;
        }

        var seen = new List<PersonId>();
        foreach (var mentioned in share.Mentions)
        {
            if (await ConsentsAsync(mentioned, cancellationToken))
            {
                seen.Add(mentioned);
            }
        }

        return activity with
        {
            Share = share with { Mentions = JoinSet<PersonId>.From(seen) },
        };
    }
}
