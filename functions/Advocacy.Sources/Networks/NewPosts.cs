using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>The posts of an account that are new, as events; what is remembered of the account changes with them.</summary>
internal sealed class NewPosts(INetwork network, SourcesOptions options)
{
    /// <summary>Looks at an account.</summary>
    public async Task<NetworkStep> LookAsync(
        SourceRun run,
        NetworkCalls calls,
        WatchedAccount account,
        IReadOnlyDictionary<string, EmployeeId> ids,
        CancellationToken cancellationToken
    )
    {
        var posts = new List<NetworkPost>();
        string? tag = null;
        try
        {
            if ((account.Id ?? await network.FindAsync(calls, account.Account, cancellationToken)) is not { } id)
            {
                return new(account with { LookedAt = run.Now }, [], null);
            }

            account = account with { Id = id };
            var known = run.IsForced ? new KnownPosts(null, null) : new KnownPosts(account.Mark, account.Tag);
            await foreach (var page in network.PostsAsync(calls, id, known, cancellationToken))
            {
                tag ??= page.Tag;
                posts.AddRange(page.Posts.Where(post => post.At >= run.Since));
                if (page.Posts.Any(post => post.At < run.Since))
                {
                    break;
                }
            }
        }
        catch (SourcePausedException pause)
        {
            // Of an account that was seen in part nothing is kept: its pages are asked for again.
            return new(account, [], pause);
        }
        catch (SourceFailedException refusal) when (refusal.Status is not null)
        {
            return new(account with { LookedAt = run.Now }, [], null, refusal);
        }

        var fresh = posts.DistinctBy(post => post.Id).ToDictionary(post => post.Id);
        var shares = account
            .Shares.Where(share => !fresh.ContainsKey(share.Id) && (share.IsGone || options.EveryOfShare(run.Now - share.At) is not null))
            .Where(share => run.Now - share.At < TimeSpan.FromDays(options.FirstDays))
            .Concat(
                fresh.Values.Select(post => new WatchedShare(post.Id, post.At, post.Counters is null ? DateTimeOffset.MinValue : run.Now))
            )
            .OrderBy(share => share.At)
            .ToList();
        return new(
            account with
            {
                Mark = posts.Select(post => post.Mark).FirstOrDefault() ?? account.Mark,
                Tag = posts.Count == 0 && !run.IsForced ? tag : null,
                LookedAt = run.Now,
                Shares = shares,
            },
            [.. fresh.Values.SelectMany(post => Events(post, ids, account.Account, run.Now))],
            null
        );
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
