using System.Globalization;

namespace Advocacy.Tests.Pipeline.Reports;

/// <summary>What is closed stays, whatever comes, goes or is lost afterwards.</summary>
public sealed class ClosedDaysTests : PipelineTest
{
    private static readonly DateOnly Until = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(14);

    private static DateOnly SimulatedUntil => DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);

    [Fact]
    public async Task RunAsync_HistoryThatComesAfterEmptyDaysWereClosed_StandsOnItsOwnDays()
    {
        await Pipeline.CloseAsync(Until.AddDays(-1));
        await CloseSmallAsync();
        using var other = new EmbeddedPipeline();
        await other.MergeAsync([.. SmallCompany.Facts]);
        await other.CloseAsync(Until);
        using var star = new StarSchema(Pipeline.Folder.Path);
        using var expected = new StarSchema(other.Folder.Path);
        Assert.Equal(expected.Files.Select(file => file.ToJsonString()), star.Files.Select(file => file.ToJsonString()));
    }

    [Fact]
    public async Task RunAsync_CompanyWhoseNetworksAreAllSmall_TellsNothingTwice()
    {
        var people = Enumerable.Range(0, 6).Select(person => new PersonId($"p{person}")).ToList();
        await Pipeline.MergeAsync([
            .. people.Select(person => new ConsentDecided(person, AnyFact.Start.AddDays(-1), true)),
            .. people
                .Index()
                .Select(person => new ShareMade(
                    $"s{person.Index}",
                    person.Item,
                    AnyFact.Start,
                    new(person.Index < 3 ? "a" : "b", AnyFact.Start, null, null),
                    []
                )),
        ]);
        await Pipeline.CloseAsync(Until);
        await Pipeline.CloseAsync(Until.AddDays(1));
        var network = Assert.Single((await Pipeline.CloseAsync(Until.AddDays(2))).Networks);
        Assert.Equal((SmallGroups.Merged, 6), (network.Label, network.Total.Shares));
    }

    [Fact]
    public async Task RunAsync_LedgerThatIsMissingOrOlderThanWhatIsPublished_IsRefused()
    {
        await CloseSmallAsync();
        var older = await File.ReadAllBytesAsync(Pipeline.Folder["ledger/head.json"], Cancellation);
        await Pipeline.CloseAsync(Until.AddDays(1));
        await File.WriteAllBytesAsync(Pipeline.Folder["ledger/head.json"], older, Cancellation);
        await Assert.ThrowsAsync<InvalidDataException>(() => Pipeline.CloseAsync(Until.AddDays(2)));
        Directory.Delete(Pipeline.Folder["ledger"], recursive: true);
        await Assert.ThrowsAsync<InvalidDataException>(() => Pipeline.CloseAsync(Until.AddDays(2)));
    }

    [Fact]
    public async Task RunAsync_OtherCurrency_IsRefused()
    {
        await CloseSmallAsync();
        using var other = new EmbeddedPipeline(Pipeline.Share, ("Advocacy:Reach:Currency", "USD"));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => other.CloseAsync(Until.AddDays(1)));
        Assert.Contains("the ledger is in EUR", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunScheduledAsync_Today_WaitsTwoDaysForLateCounters()
    {
        await Pipeline.MergeAsync([.. SmallCompany.Facts]);
        await Pipeline.Get<CloseDay>().RunScheduledAsync(Until, Cancellation);
        Assert.Equal(Until.AddDays(-3), (await Pipeline.Get<ILedger>().ReadAsync(Cancellation))!.Through);
    }

    [Fact]
    public async Task RunAsync_SomebodyWithdrawsAndSomebodyIsErased_ChangesNoByteOfAClosedDayAndBooksNothingOfThemAnyMore()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        var day = SimulatedUntil.AddDays(-30);
        await Pipeline.CloseAsync(day);
        var months = Months(day);
        var people = await Pipeline
            .Store.ReadAsync(Purpose.Measure, Cancellation)
            .Select(person => person.PersonId)
            .ToListAsync(Cancellation);
        await Pipeline.MergeAsync(new ConsentDecided(people[0], SimulatedFacts.End.AddDays(-29), false));
        await Pipeline.MergeAsync(new ErasureRequested(people[1], SimulatedFacts.End));
        await Pipeline.CloseAsync(SimulatedUntil);
        Assert.Equal(months, Months(day));
        var head = (await Pipeline.Get<ILedger>().ReadAsync(Cancellation))!;
        var booked = await Pipeline
            .Get<ILedger>()
            .ReadBookingsAsync(head, new(""), Cancellation)
            .Select(person => person.PersonId)
            .ToListAsync(Cancellation);
        Assert.Equal(people.Skip(2).Where(booked.Contains), booked);
        Assert.DoesNotContain(people[0], booked);
        Assert.DoesNotContain(head.Untold, gain => gain.PersonId == people[0] || gain.PersonId == people[1]);
    }

    /// <summary>All rows of the days before one, as a reader has them.</summary>
    private string Months(DateOnly until)
    {
        using var star = new StarSchema(Pipeline.Folder.Path);
        var day = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] tables = ["fact_share_day", "fact_reach_day"];
        string[] weeks = ["fact_adoption_week", "fact_profile_week"];
        return string.Join(
            '\n',
            tables
                .Select(table => star.Query($"SELECT * FROM {table} WHERE day < DATE '{day}' ORDER BY ALL"))
                .Concat(weeks.Select(table => star.Query($"SELECT * FROM {table} WHERE week <= DATE '{day}' ORDER BY ALL")))
        );
    }

    private async Task CloseSmallAsync()
    {
        await Pipeline.MergeAsync([.. SmallCompany.Facts]);
        await Pipeline.CloseAsync(Until);
    }
}
