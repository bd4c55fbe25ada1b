using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>What the ledger has booked of a share. It names nobody outside: it is kept by pseudonym, and goes with the person.</summary>
/// <param name="ShareId">The share.</param>
/// <param name="IsPosted">Whether the share itself is counted.</param>
/// <param name="Followers">Followers when shared, once they are known; null before.</param>
/// <param name="Basis">What its reach is known by: for good, since what was told by another is not taken back.</param>
/// <param name="Counters">The counters, cumulative.</param>
public sealed record Booking(string ShareId, bool IsPosted, long? Followers, ReachBasis Basis, Counters Counters);

/// <summary>What the ledger has booked of a person's shares.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Shares">By share, in order of id.</param>
public sealed record PersonBookings(PersonId PersonId, IReadOnlyList<Booking> Shares);

/// <summary>What a share gained, to be booked on a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Network">The network.</param>
/// <param name="ContentId">The content, or null.</param>
/// <param name="Basis">What the reach is known by.</param>
/// <param name="Amounts">What it gained.</param>
public readonly record struct Gain(DateOnly Day, string Network, string? ContentId, ReachBasis Basis, Amounts Amounts);

/// <summary>Books what one person's shares gained: gain = what is known now − what was booked. A pure function.</summary>
/// <param name="from">The first day that is open: what was gained before and is not booked counts as gained on it.</param>
/// <param name="through">The last day to be booked.</param>
public sealed class BookShares(DateOnly from, DateOnly through)
{
    /// <summary>Books a person's shares.</summary>
    /// <param name="person">The person.</param>
    /// <param name="before">What was booked, or null where nothing was.</param>
    /// <param name="gains">Takes what was gained.</param>
    /// <returns>What is booked then.</returns>
    public PersonBookings Book(EmployeeActivity person, PersonBookings? before, List<Gain> gains)
    {
        var known = before?.Shares.ToDictionary(booking => booking.ShareId, StringComparer.Ordinal);
        var beginning = before is null && from > DateOnly.MinValue ? BeginningOf(person) : null;
        var booked = new List<Booking>(person.Shares.Count);
        foreach (var (shareId, share) in person.Shares)
        {
            // What is booked stays so, wherever a correction moves the share.
            var booking = known?.GetValueOrDefault(shareId);
            if (booking is not null || DayOf(share.SharedAt) <= through)
            {
                var followers = person.FollowersAt(share.Post.Value.Network, share.SharedAt);
                booked.Add(Book(share, booking ?? Unbooked(shareId, share, beginning, followers), followers, gains));
            }
        }

        return new(person.PersonId, booked);
    }

    /// <summary>When somebody of whom nothing is booked began to take part. A consent brings nobody's past into the figures at once. Who
    /// comes back lost their bookings with the withdrawal: what their earlier posts gained before the first open day may be told already,
    /// and is not told again.</summary>
    private (DateOnly Day, DateOnly Open)? BeginningOf(EmployeeActivity person)
    {
        if (person.ReturnedOn(Purpose.Measure) is { } returned)
        {
            return (returned, returned > from ? returned : from);
        }

        var first = person.Consents.FirstOrDefault(pair => pair.Value.Allows(Purpose.Measure)).Key;
        return first == default ? null : (DayOf(first), DayOf(first));
    }

    private Booking Unbooked(string shareId, ShareActivity share, (DateOnly Day, DateOnly Open)? beginning, long? followers) =>
        beginning is { } began && DayOf(share.SharedAt) < began.Day
            ? new(shareId, true, followers ?? 0, BasisOf(share.Engagement), share.Engagement.CumulativeBefore(began.Open))
            : new(shareId, false, null, BasisOf(share.Engagement), default);

    private Booking Book(ShareActivity share, Booking before, long? followers, List<Gain> gains)
    {
        var first = new Amounts();
        if (!before.IsPosted)
        {
            first[Amounts.Shares] = 1;
        }

        if (before.Followers is null)
        {
            first[Amounts.Followers] = followers ?? 0;
        }

        Add(share, before.Basis, DayOf(share.SharedAt), first, gains);
        var counters = before.Counters;
        foreach (var (day, seen) in share.Engagement.Days)
        {
            if (day > through)
            {
                break;
            }

            var upTo = counters.Join(seen);
            var gain = new Amounts();
            gain.Add(upTo.GainSince(counters));
            Add(share, before.Basis, day, gain, gains);
            counters = upTo;
        }

        return new(before.ShareId, true, before.Followers ?? followers, before.Basis, counters);
    }

    private void Add(ShareActivity share, ReachBasis basis, DateOnly day, in Amounts amounts, List<Gain> gains)
    {
        if (amounts.Any)
        {
            gains.Add(new(day < from ? from : day, share.Post.Value.Network, share.Post.Value.ContentId, basis, amounts));
        }
    }

    private ReachBasis BasisOf(ShareEngagement engagement)
    {
        var (reached, impressions) = (false, false);
        foreach (var (day, counters) in engagement.Days)
        {
            if (day <= through)
            {
                (reached, impressions) = (reached || counters.Reached is not null, impressions || counters.Impressions is not null);
            }
        }

        return (reached, impressions) switch
        {
            (true, true) => ReachBasis.Reported,
            (true, false) => ReachBasis.ReportedAlone,
            (false, true) => ReachBasis.Impressions,
            _ => ReachBasis.Followers,
        };
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
