using System.Runtime.CompilerServices;
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
        var tally = new BookingTally(new(population.Ambassador, population.Profiles, through.AddDays(1)), through);
        var book = new BookShares(head?.Through.AddDays(1) ?? DateOnly.MinValue, through);
        var slices = await ledger.SaveBookingsAsync(BookAsync(cancellationToken), cancellationToken);
        return tally.Part(slices);

        async IAsyncEnumerable<PersonBookings> BookAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            List<Gain> gains = [];
            await using var before = new BookedBefore(head, ledger, cancellation);
            await foreach (var person in store.ReadPartAsync(part, Purpose.Measure, cancellation))
            {
                gains.Clear();
                var bookings = book.Book(person, await before.OfAsync(person.PersonId), gains);
                tally.Add(person, gains);
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
