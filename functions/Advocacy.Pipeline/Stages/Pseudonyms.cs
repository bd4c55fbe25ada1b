using Advocacy.Domain.People;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>Knows the pseudonyms of people. Whatever is behind the ingest knows people by them alone.</summary>
public sealed class Pseudonyms(IKeys keys, IOptions<PrivacyOptions> options)
{
    private byte[]? _key;

    /// <summary>Gives the pseudonym of a company's id.</summary>
    public async Task<Func<string, string>> LoadAsync(CancellationToken cancellationToken)
    {
        var key = _key ??= (await keys.GetAsync("pseudonyms", options.Value.PseudonymKey, cancellationToken)).ToArray();
        return employeeId => Pseudonym.Of(key, employeeId);
    }
}
