using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>The people to whom accounts belong, by both their names, and whether they may be looked at.</summary>
internal sealed class AccountHolders(AccountSheet accounts, IActivityStore store, Pseudonyms pseudonyms)
{
    /// <summary>The ids of people by their account on a network, as <see cref="AccountSheet"/> has them.</summary>
    /// <exception cref="RefusedFileException">A column is missing.</exception>
    public Task<IReadOnlyDictionary<string, EmployeeId>> ReadAsync(string network, CancellationToken cancellationToken) =>
        accounts.ReadAsync(network, cancellationToken);

    /// <summary>Gives the pseudonym of a company's id.</summary>
    /// <exception cref="KeyMismatchException">The store was filled under another key.</exception>
    public Task<Func<EmployeeId, PersonId>> PseudonymsAsync(CancellationToken cancellationToken) => pseudonyms.LoadAsync(cancellationToken);

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

    /// <summary>Whether a person consents to be measured.</summary>
    public async Task<bool> ConsentsAsync(PersonId person, CancellationToken cancellationToken) =>
        await store.FindAsync(person, Purpose.Measure, cancellationToken) is not null;
}
