using Advocacy.Domain.Activity;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>Lets go of what is older than limits, document by document; stopped anywhere, the next time goes on. What comes of a person is
/// looked for in their partition; a share's route forgets the claims that went, and the engagement that waited in vain.</summary>
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
            await database.People.MergeAsync(
                person.Id,
                person.Id,
                current => current is { IsErased: false } ? current with { State = current.State.Keep(limits, _ => true) } : current,
                cancellationToken
            );
        }

        await foreach (var route in database.Shares.ReadAllAsync(cancellationToken))
        {
            await database.Shares.MergeAsync(
                route.Id,
                route.Id,
                current => current is { IsForgotten: false } ? Without(current) : current,
                cancellationToken
            );
        }
    }

    private async Task DeleteAsync(Func<ActivityDocument, CancellationToken, Task<bool>> isOld, CancellationToken cancellationToken)
    {
        await foreach (var person in database.People.ReadAllAsync(cancellationToken).Where(person => !person.IsErased))
        {
            foreach (var activity in await database.Activity.QueryAsync(person.Id, cancellationToken))
            {
                if (await isOld(activity, cancellationToken))
                {
                    await database.Activity.DeleteAsync(activity.Id, activity.Partition, cancellationToken);
                }
            }
        }
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
        && await database.Activity.ReadAsync(ActivityDocument.ShareKey(activity.ShareId), PersonDocument.IdOf(by), cancellationToken)
            is { Share: { } share }
        && share.SharedAt < limits.Activity;

    private RouteDocument Without(RouteDocument route)
    {
        var claims = JoinMap<PersonId, Latest<Instant>>.From(route.Claims.Where(claim => claim.Value.Value.At >= limits.Activity));
        return route with
        {
            Claims = claims,
            Pending =
                claims.Count > 0 ? route.Pending
                : route.Claims.Count > 0 ? ShareEngagement.None
                : new(
                    JoinMap<DateOnly, Counters>.From(
                        route.Pending.Days.Where(day => day.Key >= DateOnly.FromDateTime(limits.Activity.UtcDateTime))
                    )
                ),
        };
    }
}
