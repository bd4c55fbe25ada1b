using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Accounts;

/// <summary>Grants that are to be given back to their networks: grants/returning.json, sealed and without whose they were. They are written
/// down before the account goes, and tried at once and every night, so that neither a process that dies nor a network that is away leaves
/// one behind.</summary>
public sealed class ReturningGrants(
    IOutputs outputs,
    IEnumerable<IAccountConsent> consents,
    SealedGrants grants,
    TimeProvider clock,
    ILogger<ReturningGrants> logger
)
{
    private const string File = "grants/returning.json";
    private static readonly PersonId Nobody = new("");

    // By then it has ended by itself.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    /// <summary>Writes one down.</summary>
    /// <returns>What it is found by among those that are left.</returns>
    public async Task<string> AddAsync(string network, string grant, CancellationToken cancellationToken)
    {
        var returning = new ReturningGrant(network, await grants.SealAsync(Nobody, grant, cancellationToken), clock.GetUtcNow());
        await ChangeAsync(all => [.. all, returning], cancellationToken);
        return returning.Grant;
    }

    /// <summary>Gives back all that are written down.</summary>
    /// <returns>Those that are left.</returns>
    public async Task<IReadOnlySet<string>> TryAsync(CancellationToken cancellationToken)
    {
        var all = GrantsIn(await outputs.ReadAsync(Audience.Accounts, File, cancellationToken));
        var done = new List<ReturningGrant>();
        foreach (var one in all)
        {
            if (one.Since + Longest < clock.GetUtcNow() || await TryAsync(one, cancellationToken))
            {
                done.Add(one);
            }
        }

        if (done.Count > 0)
        {
            await ChangeAsync(left => [.. left.Except(done)], cancellationToken);
        }

        return all.Except(done).Select(one => one.Grant).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<bool> TryAsync(ReturningGrant one, CancellationToken cancellationToken)
    {
        try
        {
            if (
                consents.FirstOrDefault(consent => consent.Network == one.Network) is not { } network
                || await grants.OpenAsync(Nobody, one.Grant, cancellationToken) is not { } grant
            )
            {
                return false;
            }

            await network.GiveBackAsync(grant, cancellationToken);
            return true;
        }
        catch (SourceFailedException)
        {
            logger.GrantNotTakenBack(one.Network);
            return false;
        }
    }

    private Task<bool> ChangeAsync(Func<List<ReturningGrant>, List<ReturningGrant>> change, CancellationToken cancellationToken) =>
        outputs.ChangeAsync(
            Audience.Accounts,
            File,
            content => JsonSerializer.SerializeToUtf8Bytes(change(GrantsIn(content)), JsonSerializerOptions.Web),
            cancellationToken
        );

    private static List<ReturningGrant> GrantsIn(ReadOnlyMemory<byte>? content) =>
        content is { Length: > 0 } json ? JsonSerializer.Deserialize<List<ReturningGrant>>(json.Span, JsonSerializerOptions.Web)! : [];

    private sealed record ReturningGrant(string Network, string Grant, DateTimeOffset Since);
}
