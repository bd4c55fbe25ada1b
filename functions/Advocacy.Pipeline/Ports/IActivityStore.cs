using Advocacy.Domain;
using Advocacy.Domain.Facts;
using Advocacy.Domain.People;
using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Ports;

/// <summary>Holds what is known of people, shares and content. Its state after any facts equals
/// <see cref="CompanyActivity"/>'s, whatever their order, repetition and batching.</summary>
public interface IActivityStore
{
    /// <summary>Merges facts; when it returns, they are durable. Safe to repeat and to call at the same time.</summary>
    Task MergeAsync(IReadOnlyList<Fact> facts, CancellationToken cancellationToken);

    /// <summary>Everybody, one at a time in order of id, each share with its engagement.</summary>
    IAsyncEnumerable<EmployeeActivity> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Parts that together hold everybody, whoever comes meanwhile, each person in one of them.</summary>
    /// <param name="atLeast">How many are wanted, at least 1; a small store may have fewer, a large one more.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Their names, which <see cref="ReadPartAsync"/> takes.</returns>
    Task<IReadOnlyList<string>> PartsAsync(int atLeast, CancellationToken cancellationToken);

    /// <summary>Everybody of a part, one at a time in order of id.</summary>
    IAsyncEnumerable<EmployeeActivity> ReadPartAsync(string part, CancellationToken cancellationToken);

    /// <summary>A person, or null where nothing is known of them.</summary>
    Task<EmployeeActivity?> FindAsync(string employeeId, CancellationToken cancellationToken);

    /// <summary>Whose some shares are, and of what; those that are not known are left out.</summary>
    Task<IReadOnlyDictionary<string, FoundShare>> FindSharesAsync(IReadOnlyCollection<string> shareIds, CancellationToken cancellationToken);

    /// <summary>Lets go of what is older than the limits, for good; engagement of shares that nobody has made goes with its day. Done again
    /// it changes nothing, and what is ingested again goes with the next time.</summary>
    Task ExpireAsync(RetentionLimits limits, CancellationToken cancellationToken);

    /// <summary>All content by id, in order of id.</summary>
    IAsyncEnumerable<KeyValuePair<string, Content>> ReadContentsAsync(CancellationToken cancellationToken);

    /// <summary>How much there is.</summary>
    Task<ActivityCounts> CountAsync(CancellationToken cancellationToken);
}
