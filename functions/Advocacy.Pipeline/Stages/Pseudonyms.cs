using System.Collections.Concurrent;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>Knows the pseudonyms of people. Whatever is behind the ingest knows people by them alone.</summary>
public sealed class Pseudonyms(IKeys keys, IOptions<PrivacyOptions> options)
{
    // The same people come again and again. More of them would cost memory that grows with the company.
    private const int MostRemembered = 20_000;
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private byte[]? _key;
    private int _remembered;

    /// <summary>Gives the pseudonym of a company's id.</summary>
    public async Task<Func<string, string>> LoadAsync(CancellationToken cancellationToken)
    {
        var key = _key ??= (await keys.GetAsync("pseudonyms", options.Value.PseudonymKey, cancellationToken)).ToArray();
        return employeeId => _known.TryGetValue(employeeId, out var known) ? known : Remember(employeeId, Pseudonym.Of(key, employeeId));
    }

    private string Remember(string employeeId, string pseudonym)
    {
        if (Interlocked.Increment(ref _remembered) > MostRemembered)
        {
            _known.Clear();
            _remembered = 0;
        }

        return _known[employeeId] = pseudonym;
    }
}
