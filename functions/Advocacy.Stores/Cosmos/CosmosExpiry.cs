using Advocacy.Domain.Activity;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>Lets go of what is older than limits, document by document; stopped anywhere, the next time goes on. What comes of a person
/// is looked for in their partition; a share's route forgets the claims that went, and the engagement that waited in vain. What it misses,
/// since it reads from any replica, goes the next time.</summary>
internal sealed class CosmosExpiry(CosmosDatabase database, RetentionLimits limits)
{
    /// <summary>Does all of it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Mentions first, as long as the shares are there that they stand in: of one without a share it cannot be told whether it is old,
        // or its share is just being written.
        await DeleteAsync(IsOldMentionAsync, cancellationToken);
        await DeleteAsync((activity, _) => Task.FromResult(IsOld(activity)), cancellationToken);
        await foreach (var person in database.People.ReadAllAsync(cancellationToken).Where(person => !person.IsErased))
        {
            if (Without(person) != person)
            {
                await database.People.MergeAsync(
                    person.Id,
                    person.Id,
                    current => current is { IsErased: false } ? Without(current) : current,
                    cancellationToken
                );
            }

            await ExpireCountersAsync(person.Id, cancellationToken);
        }

        await foreach (var route in database.Shares.ReadAllAsync(cancellationToken))
        {
            var first = route.Pending.Days.Count > 0 ? await FirstCountersAsync(route, cancellationToken) : null;
            if (!route.IsForgotten && Without(route, first) != route)
            {
                await database.Shares.MergeAsync(
                    route.Id,
                    route.Id,
                    current => current is { IsForgotten: false } ? Without(current, first) : current,
                    cancellationToken
                );
            }
        }
    }

    private async Task DeleteAsync(Func<ActivityDocument, CancellationToken, Task<bool>> isOld, CancellationToken cancellationToken)
    {
        await foreach (var person in database.People.ReadAllAsync(cancellationToken).Where(person => !person.IsErased))
        {
            foreach (var activity in await database.Activity.QueryAnyReplicaAsync(person.Id, cancellationToken))
            {
                if (await isOld(activity, cancellationToken))
                {
                    await database.Activity.DeleteAsync(activity.Id, activity.Partition, cancellationToken);
                }
            }
        }
    }

    /// <summary>Lets go of counters that a network allows to be kept for less long than its shares.</summary>
    private async Task ExpireCountersAsync(string partition, CancellationToken cancellationToken)
    {
        foreach (
            var activity in limits.Counters.Count > 0 ? await database.Activity.QueryAnyReplicaAsync(partition, cancellationToken) : []
        )
        {
            if (activity.Share is { Engagement.Days.Count: > 0 } share)
            {
                var first = await FirstCountersAsync(activity, share, cancellationToken);
                await database.Activity.MergeAsync(
                    activity.Id,
                    activity.Partition,
                    current => current is { Share: { } held } ? current with { Share = held.CountersFrom(first) } : current,
                    cancellationToken
                );
            }
        }
    }

    private async Task<DateOnly?> FirstCountersAsync(ActivityDocument activity, ShareActivity share, CancellationToken cancellationToken) =>
        activity.IsContested && await database.Shares.ReadAsync(activity.Id, activity.Id, cancellationToken) is { } route
            ? await FirstCountersAsync(route, cancellationToken)
            : limits.FirstCounters([share.Post.Value.Network]);

    private async Task<DateOnly?> FirstCountersAsync(RouteDocument route, CancellationToken cancellationToken)
    {
        List<string> networks = [];
        foreach (var claimant in limits.Counters.Count > 0 ? route.Claimants : [])
        {
            // A share has the same id in its author's partition and as a route.
            if (
                await database.Activity.ReadAnyReplicaAsync(route.Id, PersonDocument.IdOf(claimant), cancellationToken) is
                { Share: { } share }
            )
            {
                networks.Add(share.Post.Value.Network);
            }
        }

        return limits.FirstCounters(networks);
    }

    private bool IsOld(ActivityDocument activity) =>
        activity switch
        {
            { Share: { } share } => share.SharedAt < limits.Activity,
            { Interaction: { } interaction } => interaction.At < limits.Activity,
            _ => false,
        };

    private async Task<bool> IsOldMentionAsync(ActivityDocument activity, CancellationToken cancellationToken) =>
        activity is { Mention: not null, By: { } by }
        && await database.Activity.ReadAnyReplicaAsync(
            ActivityDocument.ShareKey(activity.ShareId),
            PersonDocument.IdOf(by),
            cancellationToken
        )
            is { Share: { } share }
        && share.SharedAt < limits.Activity;

    private PersonDocument Without(PersonDocument person) => person with { State = person.State.Keep(limits, _ => true) };

    private RouteDocument Without(RouteDocument route, DateOnly? firstCounters)
    {
        var claims = JoinMap<PersonId, Latest<Instant>>.From(route.Claims.Where(claim => claim.Value.Value.At >= limits.Activity));
        return route with
        {
            Claims = claims,
            Pending =
                claims.Count > 0 ? route.Pending.From(firstCounters)
                : route.Claims.Count > 0 ? ShareEngagement.None
                : route.Pending.From(DateOnly.FromDateTime(limits.Activity.UtcDateTime)),
        };
    }
}
