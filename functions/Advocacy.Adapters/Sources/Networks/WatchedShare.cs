namespace Advocacy.Adapters.Sources.Networks;

/// <summary>A share that is still looked at.</summary>
/// <param name="Id">Its id on the network.</param>
/// <param name="At">When it was posted, UTC.</param>
/// <param name="LookedAt">When its counters were last seen, UTC.</param>
/// <param name="IsGone">Whether it was deleted: its last counters stand, and it is not looked at any more.</param>
internal readonly record struct WatchedShare(string Id, DateTimeOffset At, DateTimeOffset LookedAt, bool IsGone = false);
