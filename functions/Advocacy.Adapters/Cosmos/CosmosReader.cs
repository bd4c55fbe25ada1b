using System.Collections.Concurrent;
using Advocacy.Domain.Merging;
using Advocacy.Domain.People;

namespace Advocacy.Adapters.Cosmos;

/// <summary>Reads people whole for a purpose: a point read and a query inside one partition each, a point read more for each share that several claim, and one for
/// each colleague who mentions them or is mentioned, whose consent is asked for once.</summary>
internal sealed class CosmosReader(CosmosDatabase database, Purpose purpose)
{
    private readonly ConcurrentDictionary<string, bool> _consents = new(StringComparer.Ordinal);

    /// <summary>A person, or null where they were erased, do not consent, or nothing is known of them.</summary>
    public async Task<EmployeeActivity?> ReadAsync(string employeeId, CancellationToken cancellationToken)
    {
        var id = PersonDocument.IdOf(employeeId);
        if (await database.People.ReadAsync(id, id, cancellationToken) is not { IsErased: false } document || !document.State.ConsentsTo(purpose))
        {
            return null;
        }

        var own = new List<ActivityDocument>();
        foreach (var activity in await database.Activity.QueryAsync(id, cancellationToken))
        {
            if (await IsSeenAsync(activity, activity.By ?? employeeId, cancellationToken))
            {
                own.Add(await WithSeenMentionsAsync(activity, cancellationToken));
            }
        }

        var person = With(document.State, own);
        return person == new EmployeeActivity(employeeId) ? null : person;
    }

    /// <summary>Whether somebody may be read for the purpose.</summary>
    public async Task<bool> ConsentsAsync(string employeeId, CancellationToken cancellationToken)
    {
        if (purpose == Purpose.Rights)
        {
            return true;
        }

        if (!_consents.TryGetValue(employeeId, out var consents))
        {
            var id = PersonDocument.IdOf(employeeId);
            _consents[employeeId] = consents = await database.People.ReadAsync(id, id, cancellationToken) is { IsErased: false } document && document.State.ConsentsTo(purpose);
        }

        return consents;
    }

    /// <summary>Whose a share is: of those who claim it and may be read the earliest, ties by id.</summary>
    public async Task<string?> OwnerAsync(RouteDocument route, CancellationToken cancellationToken)
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

    private static EmployeeActivity With(EmployeeActivity person, List<ActivityDocument> activity) => person with
    {
        Shares = JoinMap<string, ShareActivity>.From(activity.Where(one => one.Share is not null).Select(one => KeyValuePair.Create(one.ShareId, one.Share!))),
        MentionedBy = JoinMap<MentionKey, Latest<Instant>>.From(activity.Where(one => one.Mention is not null).Select(one => KeyValuePair.Create(new MentionKey(one.ShareId, one.By!), one.Mention!))),
        Interactions = JoinSet<Interaction>.From(activity.Select(one => one.Interaction).OfType<Interaction>()),
    };

    private async Task<bool> IsSeenAsync(ActivityDocument activity, string claimant, CancellationToken cancellationToken)
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
        return await database.Shares.ReadAsync(id, id, cancellationToken) is { } route && await OwnerAsync(route, cancellationToken) == claimant;
    }

    private async Task<ActivityDocument> WithSeenMentionsAsync(ActivityDocument activity, CancellationToken cancellationToken)
    {
        if (activity.Share is not { Mentions.Count: > 0 } share || purpose == Purpose.Rights)
        {
            return activity;
        }

        var seen = new List<string>();
        foreach (var mentioned in share.Mentions)
        {
            if (await ConsentsAsync(mentioned, cancellationToken))
            {
                seen.Add(mentioned);
            }
        }

        return activity with { Share = share with { Mentions = JoinSet<string>.From(seen) } };
    }
}
