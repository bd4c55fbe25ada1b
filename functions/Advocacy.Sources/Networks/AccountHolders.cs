using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>The people to whom accounts belong, by both their names, and whether they may be looked at.</summary>
internal sealed class AccountHolders(KnownAccounts accounts, IActivityStore store, Pseudonyms pseudonyms)
{
    // A pseudonym takes longer to make than to keep, and every part of a network would make all of them.
    private readonly ConditionalWeakTable<IReadOnlyDictionary<string, EmployeeId>, Holders> _holders = [];

    /// <summary>The ids of people by their account on a network, as <see cref="KnownAccounts"/> has them.</summary>
    /// <exception cref="RefusedFileException">A column is missing.</exception>
    public Task<IReadOnlyDictionary<string, EmployeeId>> ReadAsync(string network, CancellationToken cancellationToken) =>
        accounts.ReadAsync(network, cancellationToken);

    /// <summary>The accounts of a part, and to whom they belong.</summary>
    /// <param name="ids">The accounts, as they were read.</param>
    /// <param name="part">The part.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="KeyMismatchException">The store was filled under another key.</exception>
    public async Task<IEnumerable<(string Account, PersonId Person)>> OfPartAsync(
        IReadOnlyDictionary<string, EmployeeId> ids,
        SourcePart part,
        CancellationToken cancellationToken
    )
    {
        var pseudonymOf = await pseudonyms.LoadAsync(cancellationToken);
        return _holders.GetValue(ids, known => new([.. known.Select(account => (account.Key, pseudonymOf(account.Value)))])).Of(part);
    }

    /// <summary>The shares of a person on a network that are known, by id.</summary>
    public async Task<IReadOnlyList<(string ShareId, Share Post)>> SharesAsync(
        PersonId person,
        string network,
        CancellationToken cancellationToken
    ) =>
        await store.FindAsync(person, Purpose.Measure, cancellationToken) is { } known
            ?
            [
                .. known
                    .Shares.Where(share => share.Value.Post.Value.Network == network)
                    .Select(share => (share.Key, share.Value.Post.Value)),
            ]
            : [];

    /// <summary>Those of some people who consent to be measured.</summary>
    public Task<IReadOnlySet<PersonId>> ConsentingAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancellationToken) =>
        store.ConsentingAsync(people, Purpose.Measure, cancellationToken);

    /// <summary>Who holds the accounts of a network, by part.</summary>
    private sealed class Holders(List<(string Account, PersonId Person)> all)
    {
        private readonly ConcurrentDictionary<int, ILookup<int, (string, PersonId)>> _byPart = new();

        public IEnumerable<(string, PersonId)> Of(SourcePart part) =>
            _byPart.GetOrAdd(part.Of, count => all.ToLookup(holder => SourcePart.IndexOf(holder.Person, count)))[part.Index];
    }
}
