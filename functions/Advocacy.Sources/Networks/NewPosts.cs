using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>The posts of an account that are new, as events; what is remembered of the account changes with them.</summary>
internal sealed class NewPosts(INetwork network, SourcesOptions options, AccountHolders holders)
{
    // Posts do not appear in their order: servers tell each other late, clients post what was written before, pages lag behind.
    private static readonly TimeSpan AppearsWithin = TimeSpan.FromDays(1);

    // Who posts a thousand times within it is no person: of such an account no more is read again than this.
    private const int MostKnownPages = 10;

    /// <summary>Looks at an account.</summary>
    public async Task<NetworkStep> LookAsync(
        SourceRun run,
        NetworkCalls calls,
        WatchedAccount account,
        IReadOnlyDictionary<string, EmployeeId> ids,
        CancellationToken cancellationToken
    )
    {
        var (posts, odd, notice) = (new List<NetworkPost>(), new List<string?>(), (string?)null);
        var (tag, knownPages, watched) = ((string?)null, 0, Watched(run, account));
        try
        {
            var found = account.Id is { } known
                ? new FoundAccount(known)
                : await network.FindAsync(calls, account.Account, cancellationToken);
            notice = found.Notice;
            if (found.Id is not { } id)
            {
                return new(
                    account with
                    {
                        LookedAt = run.Now,
                    },
                    [],
                    null,
                    Notice: notice ?? $"{account.Account} is not known to {network.Name}"
                );
            }

            account = account with { Id = id };
            if (!network.ListsPosts)
            {
                return new(await KnownAsync(run, account, cancellationToken), [], null, Notice: notice);
            }

            await foreach (var page in network.PostsAsync(calls, id, KnownOf(run, account), cancellationToken))
            {
                if (page.IsGone)
                {
                    // It may be found again by its name: it was renamed, or is another now.
                    return new(
                        account with
                        {
                            Id = null,
                            LookedAt = run.Now,
                        },
                        [],
                        null,
                        Notice: $"{account.Account} is gone from {network.Name}"
                    );
                }

                tag ??= page.Tag;
                odd.AddRange(page.Odd ?? []);
                posts.AddRange(page.Posts.Select(post => NotLater(post, run.Now)));
                knownPages += page.Posts.Count > 0 && page.Posts.All(post => watched.Contains(post.Id)) ? 1 : 0;
                if (knownPages == MostKnownPages || page.Posts.Any(post => post.At < run.Since))
                {
                    break;
                }
            }
        }
        catch (SourceFailedException refusal) when (refusal.Status is not null)
        {
            return new(account with { LookedAt = run.Now }, [], null, refusal);
        }
        catch (Exception stop) when (stop is SourcePausedException or SourceFailedException)
        {
            // Of an account that was seen in part nothing is kept: its pages are asked for again.
            return new(account, [], stop);
        }

        return Step(run, account, posts, tag, ids) is var step && odd.Count == 0
            ? step with
            {
                Notice = notice,
            }
            : step with
            {
                Events = [.. step.Events, .. odd.Select(id => NetworkEvents.Odd(network.Name, id, ids[account.Account]))],
                Notice = notice,
            };
    }

    private static HashSet<string> Watched(SourceRun run, WatchedAccount account) =>
        run.IsForced ? [] : account.Shares.Select(share => share.Id).ToHashSet(StringComparer.Ordinal);

    private static KnownPosts KnownOf(SourceRun run, WatchedAccount account) =>
        run.IsForced ? new(null, null) : new(account.Mark, account.Tag);

    /// <summary>A clock that goes wrong does not make posts of tomorrow.</summary>
    private static NetworkPost NotLater(NetworkPost post, DateTimeOffset now) => post.At > now ? post with { At = now } : post;

    /// <summary>The account with the shares that are known from files, links and pages; none of them is an event again.</summary>
    private async Task<WatchedAccount> KnownAsync(SourceRun run, WatchedAccount account, CancellationToken cancellationToken)
    {
        var watched = account.Shares.ToDictionary(share => share.Id, StringComparer.Ordinal);
        foreach (var (shareId, post) in await holders.SharesAsync(account.Person, network.Name, cancellationToken))
        {
            if (network.PostOf(shareId, post.Url) is { } id && run.Now - post.SharedAt < TimeSpan.FromDays(options.FirstDays))
            {
                watched.TryAdd(id, new(id, post.SharedAt, DateTimeOffset.MinValue, ShareId: shareId));
            }
        }

        return account with
        {
            LookedAt = run.Now,
            Shares = [.. watched.Values.Where(share => IsWatched(share, run)).OrderBy(share => share.At)],
        };
    }

    private bool IsWatched(WatchedShare share, SourceRun run) =>
        (share.IsGone || options.EveryOfShare(run.Now - share.At) is not null) && run.Now - share.At < TimeSpan.FromDays(options.FirstDays);

    private NetworkStep Step(
        SourceRun run,
        WatchedAccount account,
        List<NetworkPost> posts,
        string? tag,
        IReadOnlyDictionary<string, EmployeeId> ids
    )
    {
        var fresh = Unknown(run, account, posts);
        var mark = posts.Find(post => run.Now - post.At >= AppearsWithin)?.Mark ?? account.Mark;
        var shares = account
            .Shares.Where(share => !fresh.ContainsKey(share.Id) && IsWatched(share, run))
            .Concat(
                fresh.Values.Select(post => new WatchedShare(post.Id, post.At, post.Counters is null ? DateTimeOffset.MinValue : run.Now))
            )
            .OrderBy(share => share.At)
            .ToList();
        return new(
            account with
            {
                Mark = mark,
                Tag = fresh.Count == 0 && mark == account.Mark && !run.IsForced ? tag : null,
                LookedAt = run.Now,
                Shares = shares,
            },
            [.. fresh.Values.SelectMany(post => Events(post, ids, account.Account, run.Now))],
            null
        );
    }

    /// <summary>Posts that are to be told of: all that were asked for anew, otherwise those that are not watched yet. Of what is no longer
    /// watched only the mark tells that it was known.</summary>
    private Dictionary<string, NetworkPost> Unknown(SourceRun run, WatchedAccount account, List<NetworkPost> posts)
    {
        var known = KnownOf(run, account);
        var watched = Watched(run, account);
        return posts
            .Where(post =>
                post.At >= run.Since
                && !watched.Contains(post.Id)
                && (!known.Reaches(post) || IsWatched(new(post.Id, post.At, default), run))
            )
            .DistinctBy(post => post.Id)
            .ToDictionary(post => post.Id);
    }

    private IEnumerable<ReadOnlyMemory<byte>> Events(
        NetworkPost post,
        IReadOnlyDictionary<string, EmployeeId> ids,
        string account,
        DateTimeOffset now
    )
    {
        yield return NetworkEvents.Share(network.Name, post, ids[account], Mentioned(post, ids, account));
        if (post.Counters is { } counters)
        {
            yield return NetworkEvents.Engagement(network.Name, post.Id, now, counters);
        }
    }

    private static IEnumerable<EmployeeId> Mentioned(NetworkPost post, IReadOnlyDictionary<string, EmployeeId> ids, string author) =>
        post
            .Mentions.Select(AccountSheet.KeyOf)
            .Where(account => account != author && ids.ContainsKey(account))
            .Select(account => ids[account])
            .Distinct();
}
