using Advocacy.Stores.Ledger;

namespace Advocacy.Tests.Stores.Ledger;

public sealed class LedgerPersonalDataTests : PipelineTest
{
    private static readonly DateOnly Until = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);

    [Fact]
    public async Task EraseAsync_DaysAreBeingClosed_LooksAgainLaterAndDeletesNothing()
    {
        var names = await BookedAsync();
        var files = Files();
        await using (await Pipeline.Get<ILeases>().TryTakeAsync(BookDays.Name, Cancellation))
        {
            Assert.Equal(new Swept(0, IsWhole: false), await Place.EraseAsync(names, isLast: true, Cancellation));
        }

        Assert.Equal(files, Files());
        Assert.Equal(new Swept(1), await Place.EraseAsync(names, isLast: true, Cancellation));
    }

    [Fact]
    public async Task EraseAsync_SomebodyBooked_LeavesNothingOfThemAndWhatRunsThatDiedHaveLeft()
    {
        var names = await BookedAsync();
        Assert.NotEmpty(await Place.FindAsync(names, Cancellation).ToListAsync(Cancellation));
        await File.WriteAllTextAsync(Pipeline.Folder["ledger/booked/left.parquet"], names.Pseudonym.Value, Cancellation);
        await Place.EraseAsync(names, isLast: true, Cancellation);
        Assert.Empty(await Place.FindAsync(names, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(Footprints.In(Pipeline.Folder["ledger"], names.Pseudonym.Value));
        Assert.Equal(new Swept(0), await Place.EraseAsync(names, isLast: true, Cancellation));
    }

    private IPersonalData Place => Pipeline.Get<IEnumerable<IPersonalData>>().Single(place => place is LedgerPersonalData);

    private async Task<PersonNames> BookedAsync()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        await Pipeline.CloseAsync(Until);
        var head = (await Pipeline.Get<ILedger>().ReadAsync(Cancellation))!;
        var person = await Pipeline.Get<ILedger>().ReadBookingsAsync(head, new(""), Cancellation).FirstAsync(Cancellation);
        return new(new(person.PersonId.Value), person.PersonId);
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(Pipeline.Folder["ledger"], "*", SearchOption.AllDirectories).Order()];
}
