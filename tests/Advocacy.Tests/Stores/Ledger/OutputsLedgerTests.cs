using Advocacy.Stores.Ledger;
using CsCheck;

namespace Advocacy.Tests.Stores.Ledger;

public sealed class OutputsLedgerTests : FolderTest
{
    private static readonly LedgerHead Empty = new(
        1,
        new(2026, 1, 1),
        false,
        null,
        "EUR",
        [],
        [],
        [],
        new Dictionary<DateOnly, string>(),
        new Dictionary<string, int>(),
        DisclosedPosts.None
    );

    private static readonly Gen<Booking> Bookings = Gen.Select(
            Gen.Bool,
            Gen.Long[0, 9].Nullable(),
            Gen.Int[0, 3],
            Gen.Long[0, long.MaxValue].Nullable(),
            Gen.Long[0, 9].Nullable()
        )
        .Select(
            (isPosted, followers, basis, impressions, clicks) =>
                new Booking("s", isPosted, followers, (ReachBasis)basis, new(impressions, null, null, null, clicks))
        );

    private OutputsLedger Ledger => new(new FolderOutputs(Folder.Path));

    [Fact]
    public Task ReadBookingsAsync_AnyPeopleInAnyParts_ComeInOrderAsTheyWereBooked() =>
        Gen.Select(Gen.Select(Gen.Int[0, 0xFFFF], Gen.Int[0, 3], Bookings).Array[0, 60], Gen.Int[0, 0xFFFF])
            .SampleAsync(
                async (booked, from) =>
                {
                    var people = booked
                        .DistinctBy(one => one.Item1)
                        .Select(one => (Part: one.Item2, Person: new PersonBookings(new($"{one.Item1:x4}"), [one.Item3])))
                        .OrderBy(one => one.Person.PersonId)
                        .ToList();
                    var slices = new List<LedgerSlice>();
                    foreach (var part in people.GroupBy(one => one.Part))
                    {
                        slices.AddRange(await Ledger.SaveBookingsAsync(part.Select(one => one.Person).ToAsyncEnumerable(), Cancellation));
                    }

                    var first = new PersonId($"{from:x4}");
                    var read = await Ledger
                        .ReadBookingsAsync(Empty with { Slices = slices }, first, Cancellation)
                        .ToListAsync(Cancellation);
                    Assert.Equal(read.OrderBy(person => person.PersonId), read);
                    Assert.Equal(
                        people.Where(one => one.Person.PersonId.CompareTo(first) >= 0).Select(one => Known(one.Person)),
                        read.Where(person => person.PersonId.CompareTo(first) >= 0).Select(Known)
                    );
                },
                iter: 40,
                threads: 1
            );

    [Fact]
    public async Task CommitAsync_HeadThatWasChangedMeanwhile_IsRefusedAndDeletesNothing()
    {
        var month = await Ledger.SaveMonthAsync(LedgerMonth.Empty(new(2026, 1, 1)), Cancellation);
        var head = Empty with { Months = new Dictionary<DateOnly, string> { [new(2026, 1, 1)] = month } };
        Assert.True(await Ledger.CommitAsync(null, head, Cancellation));
        Assert.True(await Ledger.CommitAsync(head, head with { Version = 2 }, Cancellation));
        Assert.False(await Ledger.CommitAsync(head, Empty with { Version = 2 }, Cancellation));
        Assert.False(await Ledger.CommitAsync(null, Empty, Cancellation));
        Assert.Equal(new(2026, 1, 1), (await Ledger.ReadMonthAsync(month, Cancellation)).Month);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{ no json")]
    public async Task ReadAsync_DamagedHead_IsRefusedWithWhatMustNotBeDone(string json)
    {
        Directory.CreateDirectory(Folder["ledger"]);
        await File.WriteAllTextAsync(Folder["ledger/head.json"], json, Cancellation);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Ledger.ReadAsync(Cancellation));
        Assert.Contains("put the folder back from a backup", refused.Message, StringComparison.Ordinal);
    }

    private static string Known(PersonBookings person) => $"{person.PersonId} {string.Join(' ', person.Shares)}";
}
