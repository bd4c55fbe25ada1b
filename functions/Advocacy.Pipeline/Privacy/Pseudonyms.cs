using System.Collections.Concurrent;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Privacy;

/// <summary>Knows the pseudonyms of people. Behind the ingest people are known by them alone. A store is filled under one key: with
/// another everybody would be somebody else.</summary>
public sealed class Pseudonyms(IKeys keys, IActivityStore store, IOptions<PrivacyOptions> options)
{
    // The same people come again and again. More of them would cost memory that grows with the company.
    private const int MostRemembered = 20_000;
    private const int FingerprintLength = 16;

    private readonly ConcurrentDictionary<EmployeeId, PersonId> _known = new();
    private byte[]? _key;

    /// <summary>Gives the pseudonym of a company's id.</summary>
    /// <exception cref="KeyMismatchException">The store was filled under another key.</exception>
    public async Task<Func<EmployeeId, PersonId>> LoadAsync(CancellationToken cancellationToken)
    {
        var key = _key ??= await CheckedAsync(cancellationToken);
        return employee => _known.TryGetValue(employee, out var known) ? known : Remember(employee, PersonId.Of(key, employee));
    }

    private async Task<byte[]> CheckedAsync(CancellationToken cancellationToken)
    {
        var key = (await keys.GetAsync("pseudonyms", options.Value.PseudonymKey, cancellationToken)).ToArray();
        // Nothing of the key follows from it.
        var fingerprint = Fingerprint.Hex("key of pseudonyms", PersonId.Of(key, new("fingerprint")).Value)[..FingerprintLength];
        var kept = await store.KeepKeyAsync(fingerprint, cancellationToken);
        return kept == fingerprint ? key : throw new KeyMismatchException(kept, fingerprint);
    }

    private PersonId Remember(EmployeeId employee, PersonId pseudonym)
    {
        if (_known.Count >= MostRemembered)
        {
            _known.Clear();
        }

        return _known[employee] = pseudonym;
    }
}

/// <summary>A store was filled under another key of pseudonyms than the one that is set.</summary>
/// <param name="kept">The fingerprint of the key that it was filled under.</param>
/// <param name="given">That of the key that is set.</param>
public sealed class KeyMismatchException(string kept, string given)
    : Exception(
        $"the store was filled under another pseudonym key (its fingerprint is {kept}, that of this one {given}): with this one everybody "
            + $"would be somebody else. Give the key that it was filled under"
    );
