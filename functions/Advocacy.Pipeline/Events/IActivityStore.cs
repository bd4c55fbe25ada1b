using Advocacy.Domain.Activity;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Events;

/// <summary>Holds what is known of people, shares and content. Its state after any facts equals <see cref="CompanyActivity"/>'s, whatever
/// their order, repetition and batching. Consent is checked here, in reading: no stage can forget to ask.</summary>
public interface IActivityStore
{
    /// <summary>Merges facts; when it returns, they are durable. Safe to repeat and to call at the same time.</summary>
    Task MergeAsync(IReadOnlyList<Fact> facts, CancellationToken cancellationToken);

    /// <summary>Everybody who may be read for a purpose, one at a time in order of id, each share with its engagement.</summary>
    IAsyncEnumerable<EmployeeActivity> ReadAsync(Purpose purpose, CancellationToken cancellationToken);

    /// <summary>Parts that together hold everybody, newcomers included, each person in exactly one of them.</summary>
    /// <param name="atLeast">How many are wanted, at least 1; a small store may have fewer, a large one more.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Their names, which <see cref="ReadPartAsync"/> takes.</returns>
    Task<IReadOnlyList<string>> PartsAsync(int atLeast, CancellationToken cancellationToken);

    /// <summary>Everybody of a part who may be read for a purpose, one at a time in order of id.</summary>
    IAsyncEnumerable<EmployeeActivity> ReadPartAsync(string part, Purpose purpose, CancellationToken cancellationToken);

    /// <summary>A person, or null where nothing is known of them, or they may not be read for the purpose.</summary>
    Task<EmployeeActivity?> FindAsync(PersonId personId, Purpose purpose, CancellationToken cancellationToken);

    /// <summary>Those of some people who may be read for a purpose, without reading them.</summary>
    Task<IReadOnlySet<PersonId>> ConsentingAsync(
        IReadOnlyCollection<PersonId> people,
        Purpose purpose,
        CancellationToken cancellationToken
    );

    /// <summary>Whose some shares are, and of what; those that are not known, or whose authors may not be read for the purpose, are left
    /// out.</summary>
    Task<IReadOnlyDictionary<string, FoundShare>> FindSharesAsync(
        IReadOnlyCollection<string> shareIds,
        Purpose purpose,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes what is older than the limits, for good; engagement of shares that nobody has claimed goes with its day. Done again
    /// it changes nothing; what is ingested again goes the next time.</summary>
    Task ExpireAsync(RetentionLimits limits, CancellationToken cancellationToken);

    /// <summary>All content by id, in order of id.</summary>
    IAsyncEnumerable<KeyValuePair<string, Content>> ReadContentsAsync(CancellationToken cancellationToken);

    /// <summary>What web analytics counted of contents, in order.</summary>
    IAsyncEnumerable<KeyValuePair<VisitKey, Visits>> ReadVisitsAsync(CancellationToken cancellationToken);

    /// <summary>Keeps the fingerprint of the key that the pseudonyms in it follow from, where none is kept yet. If several try, the first
    /// one's stays.</summary>
    /// <returns>The one that is kept.</returns>
    Task<string> KeepKeyAsync(string fingerprint, CancellationToken cancellationToken);

    /// <summary>How much there is of those who may be read for a purpose, and of content.</summary>
    Task<ActivityCounts> CountAsync(Purpose purpose, CancellationToken cancellationToken);
}

/// <summary>How much a store holds.</summary>
/// <param name="Employees">People with any record.</param>
/// <param name="Shares">Shares, each once.</param>
/// <param name="Contents">Content.</param>
/// <param name="EngagementDays">Pairs of share and day with counters.</param>
/// <param name="Interactions">Interactions.</param>
/// <param name="FirstActivity">First share, UTC, or null where there is none.</param>
/// <param name="LastActivity">Last share, interaction or day with counters, UTC, or null.</param>
public sealed record ActivityCounts(
    long Employees,
    long Shares,
    long Contents,
    long EngagementDays,
    long Interactions,
    DateTimeOffset? FirstActivity,
    DateTimeOffset? LastActivity
)
{
    /// <summary>The same with a person more.</summary>
    public ActivityCounts With(EmployeeActivity person)
    {
        var shares = person.Shares.Values.ToList();
        var days = shares
            .Where(share => share.Engagement.Days.Count > 0)
            .Select(share => new DateTimeOffset(share.Engagement.Days[^1].Key, TimeOnly.MinValue, TimeSpan.Zero));
        return this with
        {
            Employees = Employees + 1,
            Shares = Shares + shares.Count,
            EngagementDays = EngagementDays + shares.Sum(share => share.Engagement.Days.Count),
            Interactions = Interactions + person.Interactions.Count,
            FirstActivity = Instants(FirstActivity, shares.Select(share => share.SharedAt)).Min(),
            LastActivity = Instants(
                    LastActivity,
                    shares.Select(share => share.SharedAt).Concat(days).Concat(person.Interactions.Select(interaction => interaction.At))
                )
                .Max(),
        };
    }

    private static IEnumerable<DateTimeOffset?> Instants(DateTimeOffset? known, IEnumerable<DateTimeOffset> more) =>
        more.Select(at => (DateTimeOffset?)at).Append(known);
}

/// <summary>A share by its id.</summary>
/// <param name="PersonId">Its author.</param>
/// <param name="ContentId">What it shares, or null.</param>
public sealed record FoundShare(PersonId PersonId, string? ContentId);
