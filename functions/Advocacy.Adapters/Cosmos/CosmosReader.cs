using Advocacy.Domain.Merging;
using Advocacy.Domain.People;

namespace Advocacy.Adapters.Cosmos;

/// <summary>Reads one person whole: a point read and a query inside one partition, and a point read more for each share that several claim.</summary>
internal sealed class CosmosReader(CosmosDatabase database)
{
    /// <summary>A person, or null where they were erased or nothing is known of them.</summary>
    public async Task<EmployeeActivity?> ReadAsync(string employeeId, CancellationToken cancellationToken)
    {
        var id = PersonDocument.IdOf(employeeId);
        if (await database.People.ReadAsync(id, id, cancellationToken) is not { IsErased: false } document)
        {
            return null;
        }

        var own = new List<ActivityDocument>();
        foreach (var activity in await database.Activity.QueryAsync(id, cancellationToken))
        {
            if (await IsOwnedAsync(activity, activity.By ?? employeeId, cancellationToken))
            {
                own.Add(activity);
            }
        }

        var person = With(document.State, own);
        return person == new EmployeeActivity(employeeId) ? null : person;
    }

    private static EmployeeActivity With(EmployeeActivity person, List<ActivityDocument> activity) => person with
    {
        Shares = JoinMap<string, ShareActivity>.From(activity.Where(one => one.Share is not null).Select(one => KeyValuePair.Create(one.ShareId, one.Share!))),
        MentionedBy = JoinMap<MentionKey, Latest<Instant>>.From(activity.Where(one => one.Mention is not null).Select(one => KeyValuePair.Create(new MentionKey(one.ShareId, one.By!), one.Mention!))),
        Interactions = JoinSet<Interaction>.From(activity.Select(one => one.Interaction).OfType<Interaction>()),
    };

    private async Task<bool> IsOwnedAsync(ActivityDocument activity, string claimant, CancellationToken cancellationToken)
    {
        if (!activity.IsContested)
        {
            return true;
        }

        var id = RouteDocument.IdOf(activity.ShareId);
        return await database.Shares.ReadAsync(id, id, cancellationToken) is { } route && route.Owner == claimant;
    }
}
