using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>What of an account is due to be looked at: by the age of its shares, and within the calls that the network grants an
/// account.</summary>
internal sealed class DuePosts(INetwork network, SourcesOptions options)
{
    // A day is what networks give; some hours, or a few odd answers, are not yet a deletion.
    private static readonly TimeSpan MissedForGood = TimeSpan.FromHours(24);
    private const int MissesForGood = 3;
    private static readonly TimeSpan WhileMissed = TimeSpan.FromHours(6);

    /// <summary>A share after a look.</summary>
    public static WatchedShare Looked(WatchedShare share, bool isKnown, DateTimeOffset now) =>
        isKnown
            ? share with
            {
                LookedAt = now,
                MissedAt = null,
                Misses = 0,
            }
            : share with
            {
                LookedAt = now,
                MissedAt = share.MissedAt ?? now,
                Misses = share.Misses + 1,
                IsGone = share.Misses + 1 >= MissesForGood && now - share.MissedAt >= MissedForGood,
            };

    /// <summary>Whether an account is to be looked at for new posts.</summary>
    public bool IsDue(WatchedAccount account, SourceRun run) =>
        run.IsForced
        || account.LookedAt == DateTimeOffset.MinValue
        || run.Now - account.LookedAt >= options.EveryOfAccount(account.LastShareAt is { } last ? run.Now - last : TimeSpan.MaxValue);

    /// <summary>The shares of an account whose counters are to be asked for, those first that were looked at longest ago.</summary>
    public IReadOnlyList<WatchedShare> Of(WatchedAccount account, SourceRun run) =>
        [.. account.Shares.Where(share => IsDue(share, run)).OrderBy(share => share.LookedAt).Take(PostsLeft(account, run.Now))];

    /// <summary>Calls made for an account on the day of an instant.</summary>
    public static int CallsOf(WatchedAccount account, DateTimeOffset now) =>
        account.Day == DateOnly.FromDateTime(now.UtcDateTime) ? account.Calls : 0;

    private bool IsDue(WatchedShare share, SourceRun run) =>
        !share.IsGone
        && share.LookedAt < run.Now
        && (share.MissedAt is null ? options.EveryOfShare(run.Now - share.At) : WhileMissed) is { } every
        && (run.IsForced || run.Now - share.LookedAt >= every);

    private int PostsLeft(WatchedAccount account, DateTimeOffset now) =>
        network is { CallsPerAccount: { } most, CallsPerPost: > 0 and var each }
            ? Math.Max(0, most - CallsOf(account, now)) / each
            : int.MaxValue;
}
