using Advocacy.Domain.Activity;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Sources;

/// <summary>What is held, as far as the terms of networks let it be used: to score people and to learn from them, nothing is read that
/// comes from the API of a network whose data serve figures alone. Where its API lists posts, those are left out as well; what people or
/// the company bring of a network whose API is not asked is under no such terms. Checked here, in reading: no stage can forget to
/// ask.</summary>
/// <param name="store">All that is held.</param>
/// <param name="options">What data of a network serve, and which APIs are asked.</param>
public sealed class ActivityInUse(IActivityStore store, IOptions<SourcesOptions> options) : IActivityStore
{
    /// <inheritdoc/>
    public Task MergeAsync(IReadOnlyList<Fact> facts, CancellationToken cancellationToken) => store.MergeAsync(facts, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<EmployeeActivity> ReadAsync(Purpose purpose, CancellationToken cancellationToken) =>
        store.ReadAsync(purpose, cancellationToken).Select(person => InUse(person, purpose));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PartsAsync(int atLeast, CancellationToken cancellationToken) =>
        store.PartsAsync(atLeast, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<EmployeeActivity> ReadPartAsync(string part, Purpose purpose, CancellationToken cancellationToken) =>
        store.ReadPartAsync(part, purpose, cancellationToken).Select(person => InUse(person, purpose));

    /// <inheritdoc/>
    public async Task<EmployeeActivity?> FindAsync(PersonId personId, Purpose purpose, CancellationToken cancellationToken) =>
        await store.FindAsync(personId, purpose, cancellationToken) is { } person ? InUse(person, purpose) : null;

    /// <inheritdoc/>
    public Task<IReadOnlySet<PersonId>> ConsentingAsync(
        IReadOnlyCollection<PersonId> people,
        Purpose purpose,
        CancellationToken cancellationToken
    ) => store.ConsentingAsync(people, purpose, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, FoundShare>> FindSharesAsync(
        IReadOnlyCollection<string> shareIds,
        Purpose purpose,
        CancellationToken cancellationToken
    )
    {
        var found = await store.FindSharesAsync(shareIds, purpose, cancellationToken);
        if (purpose is not (Purpose.Predict or Purpose.List))
        {
            return found;
        }

        var inUse = new Dictionary<string, FoundShare>(StringComparer.Ordinal);
        foreach (var (shareId, share) in found)
        {
            if (
                await store.FindAsync(share.PersonId, purpose, cancellationToken) is { } author
                && author.Shares.Any(own => own.Key == shareId && MayUse(own.Value))
            )
            {
                inUse[shareId] = share;
            }
        }

        return inUse;
    }

    /// <inheritdoc/>
    public Task ExpireAsync(RetentionLimits limits, CancellationToken cancellationToken) => store.ExpireAsync(limits, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<KeyValuePair<string, Content>> ReadContentsAsync(CancellationToken cancellationToken) =>
        store.ReadContentsAsync(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<KeyValuePair<VisitKey, Visits>> ReadVisitsAsync(CancellationToken cancellationToken) =>
        store.ReadVisitsAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<string> KeepKeyAsync(string fingerprint, CancellationToken cancellationToken) =>
        store.KeepKeyAsync(fingerprint, cancellationToken);

    /// <inheritdoc/>
    public Task<ActivityCounts> CountAsync(Purpose purpose, CancellationToken cancellationToken) =>
        store.CountAsync(purpose, cancellationToken);

    /// <summary>The person without what may not be read for a purpose.</summary>
    private EmployeeActivity InUse(EmployeeActivity person, Purpose purpose) =>
        purpose is Purpose.Predict or Purpose.List && person.Shares.Any(share => !MayUseCounters(share.Value))
            ? person with
            {
                Shares = JoinMap<string, ShareActivity>.From(
                    person
                        .Shares.Where(share => MayUse(share.Value))
                        .Select(share =>
                            MayUseCounters(share.Value)
                                ? share
                                : KeyValuePair.Create(share.Key, share.Value with { Engagement = ShareEngagement.None })
                        )
                ),
            }
            : person;

    private bool MayUse(ShareActivity share) => MayUseCounters(share) || !options.Value.ListsPosts(share.Post.Value.Network);

    private bool MayUseCounters(ShareActivity share) =>
        !options.Value.IsAsked(share.Post.Value.Network) || options.Value.UseOf(share.Post.Value.Network) == DataUse.FiguresAndPrediction;
}
