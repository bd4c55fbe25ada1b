using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Figures;

/// <summary>Keeps the ledger: what was published of closed days, and what was booked of shares. Nothing counts before a head names
/// it.</summary>
public interface ILedger
{
    /// <summary>The head, or null where nothing was closed yet.</summary>
    Task<LedgerHead?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Puts a head in the place of the one that was read, at once; what no head names any more goes.</summary>
    /// <returns>Whether it was done; not where the head was changed meanwhile.</returns>
    Task<bool> CommitAsync(LedgerHead? read, LedgerHead next, CancellationToken cancellationToken);

    /// <summary>What was booked of people from one on, in order of person; some before may come too.</summary>
    IAsyncEnumerable<PersonBookings> ReadBookingsAsync(LedgerHead head, PersonId from, CancellationToken cancellationToken);

    /// <summary>Keeps what is booked of a part of the people, who come in order.</summary>
    /// <returns>Its slices.</returns>
    Task<IReadOnlyList<LedgerSlice>> SaveBookingsAsync(IAsyncEnumerable<PersonBookings> people, CancellationToken cancellationToken);

    /// <summary>Whether all of some slices are there still.</summary>
    Task<bool> HasAllAsync(IReadOnlyList<LedgerSlice> slices, CancellationToken cancellationToken);

    /// <summary>A month by its name.</summary>
    Task<LedgerMonth> ReadMonthAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps a month.</summary>
    /// <returns>Its name.</returns>
    Task<string> SaveMonthAsync(LedgerMonth month, CancellationToken cancellationToken);
}

/// <summary>What the ledger is at a time.</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="Through">The last day that is closed, UTC.</param>
/// <param name="IsTold">Whether a row was ever told: while none was, all is history still, and stands on its own days.</param>
/// <param name="LastWeek">The last Monday of which something is told, UTC.</param>
/// <param name="Currency">The currency of earned media values, ISO 4217.</param>
/// <param name="Alone">Networks that stand alone, for good.</param>
/// <param name="Untold">What waits for others to be told with.</param>
/// <param name="Slices">The slices of what was booked.</param>
/// <param name="Months">The months' names, by their first days.</param>
/// <param name="Sharers">People who share on each network, as told: to the nearest five, and only changed by five or more.</param>
/// <param name="Disclosed">How many posts say that their authors work here.</param>
public sealed record LedgerHead(
    long Version,
    DateOnly Through,
    bool IsTold,
    DateOnly? LastWeek,
    string Currency,
    IReadOnlyList<string> Alone,
    IReadOnlyList<UntoldGain> Untold,
    IReadOnlyList<LedgerSlice> Slices,
    IReadOnlyDictionary<DateOnly, string> Months,
    IReadOnlyDictionary<string, int> Sharers,
    DisclosedPosts Disclosed
)
{
    /// <summary>How often closed days were told anew with other rates.</summary>
    public int Restated { get; init; }
}

/// <summary>A slice of what was booked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">How the first person's pseudonym begins: too short to name anybody.</param>
/// <param name="To">How the last one's begins.</param>
public sealed record LedgerSlice(string Name, string From, string To);

/// <summary>What was published of a month, in order; final.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Rows">Reach.</param>
/// <param name="Adoption">Adoption on its Mondays.</param>
/// <param name="Teams">The same by team.</param>
/// <param name="Profiles">Volunteers by profile.</param>
public sealed record LedgerMonth(
    DateOnly Month,
    IReadOnlyList<LedgerRow> Rows,
    IReadOnlyList<AdoptionWeek> Adoption,
    IReadOnlyList<TeamWeek> Teams,
    IReadOnlyList<ProfileWeek> Profiles
)
{
    /// <summary>Nothing of a month.</summary>
    public static LedgerMonth Empty(DateOnly month) => new(month, [], [], [], []);

    /// <summary>The month with what comes after it.</summary>
    public LedgerMonth Plus(LedgerMonth later) =>
        new(
            Month,
            [.. Rows, .. later.Rows],
            [.. Adoption, .. later.Adoption],
            [.. Teams, .. later.Teams],
            [.. Profiles, .. later.Profiles]
        );
}
