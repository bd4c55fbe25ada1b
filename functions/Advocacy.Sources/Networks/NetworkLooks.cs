using System.Runtime.CompilerServices;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>What is looked at in a part of a network. Of people who consent, and of nobody else, the accounts that are due for new posts
/// and the shares that are due for their counters, by age: calls grow with new shares, not with history. What was looked at longest ago
/// comes first, so that a limit delays everything alike.</summary>
internal sealed class NetworkLooks(INetwork network, SourcesOptions options, AccountHolders holders)
{
    private const int MostRefused = 20;

    // A post can take the place of another that was deleted, and the number of posts stays.
    private static readonly TimeSpan ListedAtLeastEvery = TimeSpan.FromDays(7);
    private readonly DuePosts _due = new(network, options);
    private readonly NewPosts _newPosts = new(network, options, holders);

    /// <summary>Shares first: their calls are few, and accounts can use up whatever the network grants.</summary>
    public async IAsyncEnumerable<NetworkStep> StepsAsync(NetworkPart part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ForgetAsync(part, cancellationToken);
        await foreach (var step in SharesAsync(part, cancellationToken))
        {
            yield return step;
            if (step.Stop is not null)
            {
                yield break;
            }
        }

        // That one account is refused may be the account's fault; that all are is the source's.
        var (answered, refused, last) = (0, new List<SourceFailedException>(), (WatchedAccount?)null);
        await foreach (var step in AccountsAsync(part, cancellationToken))
        {
            last = step.Account;
            answered += step.Refusal is null ? 1 : 0;
            refused.AddRange(new[] { step.Refusal }.OfType<SourceFailedException>());
            yield return step;
            if (step.Stop is not null)
            {
                yield break;
            }

            if (answered == 0 && refused.Count == MostRefused)
            {
                break;
            }
        }

        if (last is not null && answered == 0 && refused.Count > 0)
        {
            yield return new(last, [], refused[^1]);
            yield break;
        }

        // Posts of some networks come without counters.
        await foreach (var step in SharesAsync(part, cancellationToken))
        {
            yield return step;
        }
    }

    /// <summary>Forgets those who are due and do not consent: whoever does not is forgotten within a day.</summary>
    private async Task ForgetAsync(NetworkPart part, CancellationToken cancellationToken)
    {
        var due = part
            .Watched.Values.Where(account => _due.IsDue(account, part.Run) || _due.Of(account, part.Run).Count > 0)
            .ToLookup(account => account.Person, account => account.Account);
        var consenting = await holders.ConsentingAsync([.. due.Select(person => person.Key)], cancellationToken);
        foreach (var account in due.Where(person => !consenting.Contains(person.Key)).SelectMany(accounts => accounts))
        {
            part.Watched.Remove(account);
        }
    }

    private async IAsyncEnumerable<NetworkStep> AccountsAsync(
        NetworkPart part,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var due = part
            .Watched.Values.Where(account => _due.IsDue(account, part.Run))
            .OrderBy(account => account.LookedAt)
            .ThenBy(account => account.Person)
            .ToLookup(account => HasStamp(account, part.Run));
        foreach (var account in due[false])
        {
            yield return await ListedAsync(part, account, null, cancellationToken);
        }

        foreach (var batch in due[true].Chunk(Math.Max(1, network.AccountsBatchSize)))
        {
            var (stamps, stop) = await StampsAsync(part, batch, cancellationToken);
            if (stop is not null)
            {
                yield return new(batch[0], [], stop);
                yield break;
            }

            foreach (var account in batch)
            {
                var stamp = stamps.GetValueOrDefault(account.Id!);
                yield return stamp is not null && stamp == account.Stamp
                    ? new(account with { LookedAt = part.Run.Now }, [], null)
                    : await ListedAsync(part, account, stamp, cancellationToken);
            }
        }
    }

    /// <summary>Whether it is enough to ask an account whether it has posted at all.</summary>
    private bool HasStamp(WatchedAccount account, SourceRun run) =>
        network.AccountsBatchSize > 0 && !run.IsForced && account.Id is not null && run.Now - account.ListedAt < ListedAtLeastEvery;

    private async Task<NetworkStep> ListedAsync(
        NetworkPart part,
        WatchedAccount account,
        string? stamp,
        CancellationToken cancellationToken
    )
    {
        var step = await _newPosts.LookAsync(part.Run, part.Calls, account, part.Ids, cancellationToken);
        // A list that lags behind the number of posts is asked for once more.
        var mayLag = step.Events.Count == 0 && account.Stamp is not null && account.Stamp != stamp;
        return step is { Stop: null, Refusal: null }
            ? step with
            {
                Account = step.Account with { Stamp = mayLag ? null : stamp, ListedAt = part.Run.Now },
            }
            : step;
    }

    private async Task<(IReadOnlyDictionary<string, string> Stamps, Exception? Stop)> StampsAsync(
        NetworkPart part,
        IReadOnlyList<WatchedAccount> accounts,
        CancellationToken cancellationToken
    )
    {
        var none = new Dictionary<string, string>();
        try
        {
            return (await network.StampsAsync(part.Calls, [.. accounts.Select(account => account.Id!)], cancellationToken), null);
        }
        catch (SourceFailedException refusal) when (refusal.Status is 400 or 403 or 405 or 422 or 501)
        {
            // A server without this call, or one account that it takes ill: each is listed.
            return (none, null);
        }
        catch (Exception stop) when (stop is SourcePausedException or SourceFailedException)
        {
            return (none, stop);
        }
    }

    private async IAsyncEnumerable<NetworkStep> SharesAsync(NetworkPart part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var due = part
            .Watched.Values.SelectMany(account => _due.Of(account, part.Run).Select(share => (account.Account, Share: share)))
            .OrderBy(pair => pair.Share.LookedAt)
            .ThenBy(pair => pair.Share.Id, StringComparer.Ordinal)
            .ToList();
        foreach (var chunk in due.Chunk(network.BatchSize))
        {
            var (counters, stop) = await CountersAsync(part, chunk, cancellationToken);
            if (stop is not null)
            {
                yield return new(part.Watched[chunk[0].Account], [], stop);
                yield break;
            }

            foreach (var account in chunk.GroupBy(pair => pair.Account))
            {
                yield return Looked(part.Watched[account.Key], account.Select(pair => pair.Share.Id).ToHashSet(), counters, part.Run.Now);
            }
        }
    }

    /// <summary>The counters of shares. What is missing of an account that the network does not tell either, since it is away, hidden or
    /// elsewhere, is not told this time; it is not deleted.</summary>
    private async Task<(IReadOnlyDictionary<string, Counters?> Counters, Exception? Stop)> CountersAsync(
        NetworkPart part,
        IReadOnlyList<(string Account, WatchedShare Share)> shares,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var counters = await network.CountersAsync(
                part.Calls,
                [.. shares.Select(pair => new AskedPost(pair.Account, pair.Share.Id))],
                cancellationToken
            );
            var missed = shares.Where(pair => !counters.ContainsKey(pair.Share.Id)).ToList();
            if (missed.Count == 0 || network.AccountsBatchSize == 0)
            {
                return (counters, null);
            }

            var accounts = missed.Select(pair => part.Watched[pair.Account]).Where(account => account.Id is not null).Distinct().ToList();
            var (told, stop) =
                accounts.Count == 0 ? (new Dictionary<string, string>(), null) : await StampsAsync(part, accounts, cancellationToken);
            var untold = missed.Where(pair => part.Watched[pair.Account].Id is not { } id || !told.ContainsKey(id));
            return (counters.Concat(untold.Select(pair => KeyValuePair.Create(pair.Share.Id, (Counters?)null))).ToDictionary(), stop);
        }
        catch (Exception stop) when (stop is SourcePausedException or SourceFailedException)
        {
            return (new Dictionary<string, Counters?>(), stop);
        }
    }

    private static string? ShareIdIn(WatchedAccount account, string id) => account.Shares.FirstOrDefault(share => share.Id == id).ShareId;

    private NetworkStep Looked(
        WatchedAccount account,
        HashSet<string> asked,
        IReadOnlyDictionary<string, Counters?> counters,
        DateTimeOffset now
    )
    {
        var shares = account
            .Shares.Select(share => asked.Contains(share.Id) ? DuePosts.Looked(share, counters.ContainsKey(share.Id), now) : share)
            .ToList();
        return new(
            account with
            {
                Day = DateOnly.FromDateTime(now.UtcDateTime),
                Calls = DuePosts.CallsOf(account, now) + (asked.Count * network.CallsPerPost),
                Shares = shares,
            },
            [
                .. asked
                    .Order(StringComparer.Ordinal)
                    .Where(id => counters.GetValueOrDefault(id) is not null)
                    .Select(id => NetworkEvents.Engagement(network.Name, id, now, counters[id]!.Value, ShareIdIn(account, id))),
                .. shares
                    .Where(share => share.IsGone && asked.Contains(share.Id))
                    .Select(share => NetworkEvents.Deletion(network.Name, share.Id, now, share.ShareId)),
            ],
            null
        );
    }
}

/// <summary>The people of a part, and how they are asked about.</summary>
/// <param name="Run">What is asked for.</param>
/// <param name="Calls">How the network is called.</param>
/// <param name="Ids">The ids of people by their account.</param>
/// <param name="Watched">What is remembered of each account; those who do not consent are taken out.</param>
internal sealed record NetworkPart(
    SourceRun Run,
    NetworkCalls Calls,
    IReadOnlyDictionary<string, EmployeeId> Ids,
    Dictionary<string, WatchedAccount> Watched
);
