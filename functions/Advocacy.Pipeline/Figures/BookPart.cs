using System.Runtime.CompilerServices;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Figures;

/// <summary>Reads a part of the people once: books what their shares gained, and finds their adoption by week.</summary>
public sealed class BookPart(IActivityStore store, ILedger ledger, IOptions<ConversionOptions> conversionOptions)
{
    /// <summary>Books a part.</summary>
    /// <param name="head">The ledger as it is, or null where nothing was closed yet.</param>
    /// <param name="part">The part, as the store names it.</param>
    /// <param name="through">The last day to be closed.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    public async Task<BookedPart> RunAsync(LedgerHead? head, string part, DateOnly through, CancellationToken cancellationToken)
    {
        var population = conversionOptions.Value.Population;
        var booked = new BookedPart(new(population.Ambassador, population.Profiles, through.AddDays(1)));
        var book = new BookShares(head?.Through.AddDays(1) ?? DateOnly.MinValue, through);
        booked.Slices = await ledger.SaveBookingsAsync(BookAsync(cancellationToken), cancellationToken);
        return booked;

        async IAsyncEnumerable<PersonBookings> BookAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            List<Gain> gains = [];
            await using var before = new BookedBefore(head, ledger, cancellation);
            await foreach (var person in store.ReadPartAsync(part, Purpose.Measure, cancellation))
            {
                gains.Clear();
                var bookings = book.Book(person, await before.OfAsync(person.PersonId), gains);
                booked.Add(person, gains, through);
                yield return bookings;
            }
        }
    }
}

/// <summary>What was booked of people, who are asked for in order.</summary>
internal sealed class BookedBefore(LedgerHead? head, ILedger ledger, CancellationToken cancellationToken) : IAsyncDisposable
{
    private IAsyncEnumerator<PersonBookings>? _people;
    private bool _isThere;

    public async ValueTask<PersonBookings?> OfAsync(PersonId person)
    {
        if (head is null)
        {
            return null;
        }

        if (_people is null)
        {
            _people = ledger.ReadBookingsAsync(head, person, cancellationToken).GetAsyncEnumerator(cancellationToken);
            _isThere = await _people.MoveNextAsync();
        }

        while (_isThere && _people.Current.PersonId.CompareTo(person) < 0)
        {
            _isThere = await _people.MoveNextAsync();
        }

        return _isThere && _people.Current.PersonId == person ? _people.Current : null;
    }

    public ValueTask DisposeAsync() => _people?.DisposeAsync() ?? default;
}

/// <summary>What booking made of a part of the people, not for publication.</summary>
/// <param name="adoption">Their adoption.</param>
public sealed class BookedPart(AdoptionFold adoption)
{
    /// <summary>What their shares gained.</summary>
    public DayCells Cells { get; } = new();

    /// <summary>People looked at.</summary>
    public long People { get; private set; }

    /// <summary>People who share on each network.</summary>
    public Dictionary<string, int> Sharers { get; } = new(StringComparer.Ordinal);

    /// <summary>How many of their posts say that they work here.</summary>
    public DisclosedPosts Disclosed { get; private set; } = DisclosedPosts.None;

    /// <summary>Their adoption by week, not for publication.</summary>
    public AdoptionFold Adoption => adoption;

    /// <summary>The slices of what is booked of them.</summary>
    public IReadOnlyList<LedgerSlice> Slices { get; internal set; } = [];

    internal void Add(EmployeeActivity person, List<Gain> gains, DateOnly through)
    {
        People++;
        Cells.Add(person.PersonId, gains);
        adoption.Add(person);
        Disclosed = Disclosed.Plus(DisclosedPosts.Of(person, through.AddDays(1)));
        foreach (var network in NetworksOf(person, through).Distinct())
        {
            Sharers[network] = Sharers.GetValueOrDefault(network) + 1;
        }
    }

    private static IEnumerable<string> NetworksOf(EmployeeActivity person, DateOnly through) =>
        person
            .Shares.Values.Where(share => DateOnly.FromDateTime(share.SharedAt.UtcDateTime) <= through)
            .Select(share => share.Post.Value.Network);
}
