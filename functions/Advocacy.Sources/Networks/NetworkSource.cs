using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Networks;

/// <summary>A network as a source. Of people who consent, and of nobody else, it looks at the accounts that are due for new posts, then at
/// the shares that are due for their counters, by age: calls grow with new shares, not with history. What was looked at longest ago comes
/// first, so that a limit delays everything alike.</summary>
internal sealed class NetworkSource(
    INetwork network,
    IHttpClientFactory http,
    AccountHolders holders,
    IOptions<SourcesOptions> options,
    TimeProvider clock
) : ISource
{
    private const int EventsABatch = 1000;
    private const int MostRefused = 20;
    private readonly DuePosts _due = new(network, options.Value);
    private readonly NewPosts _newPosts = new(network, options.Value, holders);

    /// <inheritdoc/>
    public string Name => network.Name;

    /// <inheritdoc/>
    public string? Place => network.Server?.ToString();

    /// <inheritdoc/>
    public string? Note => network.Note;

    /// <inheritdoc/>
    public int? CallsPerDay => network.CallsPerDay;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceBatch> CollectAsync(SourceRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var calls = new NetworkCalls(http.CreateClient(network.Name), run.Calls, clock);
        var ids = await holders.ReadAsync(network.Name, cancellationToken);
        var watched = await WatchedAsync(run, ids, cancellationToken);
        var (events, notices) = (new List<ReadOnlyMemory<byte>>(), new List<SourceNotice>());
        await foreach (var step in StepsAsync(run, calls, ids, watched, cancellationToken))
        {
            watched[step.Account.Account] = step.Account;
            events.AddRange(step.Events);
            notices.AddRange(step.Notice is { } told ? [new(told, IsRefusal: false)] : (SourceNotice[])[]);
            if (events.Count >= EventsABatch || step.Pause is not null)
            {
                yield return new([.. events], Watermark(watched), [.. notices]);
                events.Clear();
                notices.Clear();
            }

            if (step.Pause is { } pause)
            {
                throw pause;
            }
        }

        yield return new(events, Watermark(watched), notices);
    }

    /// <inheritdoc/>
    public async Task<string> TestAsync(CallBudget calls, CancellationToken cancellationToken)
    {
        var ids = await holders.ReadAsync(network.Name, cancellationToken);
        if (ids.Count == 0)
        {
            return $"no account of {network.Name} in {AccountSheet.Name}";
        }

        var asked = new NetworkCalls(http.CreateClient(network.Name), calls, clock);
        var found = await network.FindAsync(asked, ids.Keys.Order(StringComparer.Ordinal).First(), cancellationToken);
        if (found.Id is not { } id)
        {
            return $"answers, but does not know the first of {ids.Count} accounts";
        }

        if (!network.ListsPosts)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{ids.Count} accounts; {network.Note}");
        }

        var first = await network.PostsAsync(asked, id, new(null, null), cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"answers: {first?.Posts.Count ?? 0} posts on the first page of one account, {ids.Count} accounts"
        );
    }

    /// <summary>Of accounts that were never asked for nothing is remembered: their people may not consent.</summary>
    private static ReadOnlyMemory<byte> Watermark(Dictionary<string, WatchedAccount> watched) =>
        JsonSerializer.SerializeToUtf8Bytes(
            watched
                .Values.Where(account => account.Id is not null || account.LookedAt != DateTimeOffset.MinValue)
                .OrderBy(account => account.Person),
            JsonSerializerOptions.Web
        );

    /// <summary>What is remembered of those whose accounts are known; of all others it is forgotten.</summary>
    private async Task<Dictionary<string, WatchedAccount>> WatchedAsync(
        SourceRun run,
        IReadOnlyDictionary<string, EmployeeId> ids,
        CancellationToken cancellationToken
    )
    {
        var known = run.Watermark is { } watermark
            ? JsonSerializer
                .Deserialize<List<WatchedAccount>>(watermark.Span, JsonSerializerOptions.Web)!
                .DistinctBy(account => account.Account)
                .ToDictionary(account => account.Account)
            : [];
        var pseudonymOf = await holders.PseudonymsAsync(cancellationToken);
        var watched = new Dictionary<string, WatchedAccount>(StringComparer.Ordinal);
        foreach (var (account, id) in ids)
        {
            var person = pseudonymOf(id);
            watched[account] =
                known.GetValueOrDefault(account) is { } old && old.Person == person
                    ? old
                    : new(person, account, null, null, DateTimeOffset.MinValue, []);
        }

        return watched;
    }

    /// <summary>Shares first: their calls are few, and accounts can use up whatever the network grants.</summary>
    private async IAsyncEnumerable<NetworkStep> StepsAsync(
        SourceRun run,
        NetworkCalls calls,
        IReadOnlyDictionary<string, EmployeeId> ids,
        Dictionary<string, WatchedAccount> watched,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var consents = new Dictionary<PersonId, bool>();
        await foreach (var step in SharesAsync(run, calls, watched, consents, cancellationToken))
        {
            yield return step;
            if (step.Pause is not null)
            {
                yield break;
            }
        }

        // That one account is refused may be the account's fault; that all are is the source's.
        var (answered, refused) = (0, new List<SourceFailedException>());
        foreach (
            var account in watched
                .Values.Where(account => _due.IsDue(account, run))
                .OrderBy(account => account.LookedAt)
                .ThenBy(account => account.Person)
                .ToList()
        )
        {
            if (!await ConsentsAsync(watched, account, consents, cancellationToken))
            {
                continue;
            }

            var step = await _newPosts.LookAsync(run, calls, account, ids, cancellationToken);
            answered += step.Refusal is null ? 1 : 0;
            refused.AddRange(new[] { step.Refusal }.OfType<SourceFailedException>());
            yield return step;
            if (step.Pause is not null)
            {
                yield break;
            }

            if (answered == 0 && refused.Count == MostRefused)
            {
                break;
            }
        }

        if (answered == 0 && refused.Count > 0)
        {
            throw refused[^1];
        }

        // Posts of some networks come without counters.
        await foreach (var step in SharesAsync(run, calls, watched, consents, cancellationToken))
        {
            yield return step;
        }
    }

    private async IAsyncEnumerable<NetworkStep> SharesAsync(
        SourceRun run,
        NetworkCalls calls,
        Dictionary<string, WatchedAccount> watched,
        Dictionary<PersonId, bool> consents,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var due = new List<(string Account, WatchedShare Share)>();
        foreach (var account in watched.Values.ToList())
        {
            var shares = _due.Of(account, run);
            if (shares.Count > 0 && await ConsentsAsync(watched, account, consents, cancellationToken))
            {
                due.AddRange(shares.Select(share => (account.Account, share)));
            }
        }

        foreach (
            var chunk in due.OrderBy(pair => pair.Share.LookedAt)
                .ThenBy(pair => pair.Share.Id, StringComparer.Ordinal)
                .Chunk(network.BatchSize)
        )
        {
            var (counters, pause) = await CountersAsync(
                calls,
                [.. chunk.Select(pair => new AskedPost(pair.Account, pair.Share.Id))],
                cancellationToken
            );
            if (counters is null)
            {
                yield return new(watched[chunk[0].Account], [], pause);
                yield break;
            }

            foreach (var account in chunk.GroupBy(pair => pair.Account))
            {
                yield return Looked(watched[account.Key], account.Select(pair => pair.Share.Id).ToHashSet(), counters, run.Now);
            }
        }
    }

    /// <summary>Whether a person consents; who does not is forgotten when they would be looked at, which is within a day.</summary>
    private async Task<bool> ConsentsAsync(
        Dictionary<string, WatchedAccount> watched,
        WatchedAccount account,
        Dictionary<PersonId, bool> consents,
        CancellationToken cancellationToken
    )
    {
        if (!consents.TryGetValue(account.Person, out var isGranted))
        {
            consents[account.Person] = isGranted = await holders.ConsentsAsync(account.Person, cancellationToken);
        }

        if (!isGranted)
        {
            watched.Remove(account.Account);
        }

        return isGranted;
    }

    private async Task<(IReadOnlyDictionary<string, Counters?>? Counters, SourcePausedException? Pause)> CountersAsync(
        NetworkCalls calls,
        IReadOnlyList<AskedPost> shares,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await network.CountersAsync(calls, shares, cancellationToken), null);
        }
        catch (SourcePausedException pause)
        {
            return (null, pause);
        }
    }

    private static string? ShareIdIn(WatchedAccount account, string id) => account.Shares.FirstOrDefault(share => share.Id == id).ShareId;

    private NetworkStep Looked(
        WatchedAccount account,
        HashSet<string> asked,
        IReadOnlyDictionary<string, Counters?> counters,
        DateTimeOffset now
    ) =>
        new(
            account with
            {
                Day = DateOnly.FromDateTime(now.UtcDateTime),
                Calls = DuePosts.CallsOf(account, now) + (asked.Count * network.CallsPerPost),
                Shares =
                [
                    .. account.Shares.Select(share =>
                        !asked.Contains(share.Id) ? share : share with { LookedAt = now, IsGone = !counters.ContainsKey(share.Id) }
                    ),
                ],
            },
            [
                .. asked
                    .Order(StringComparer.Ordinal)
                    .Where(id => counters.GetValueOrDefault(id) is not null)
                    .Select(id => NetworkEvents.Engagement(network.Name, id, now, counters[id]!.Value, ShareIdIn(account, id))),
            ],
            null
        );
}
