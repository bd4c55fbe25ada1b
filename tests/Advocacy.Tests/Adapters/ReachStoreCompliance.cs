using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Ports;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Adapters;

/// <summary>What every store of the rollup must do.</summary>
public abstract class ReachStoreCompliance
{
    private static readonly DateOnly Day = new(2025, 1, 6);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_Replaced_GivesRowsBackInOrderOfDayContentAndPerson()
    {
        await using var opened = await OpenAsync();
        ReachRow[] rows = [Row(1, "x", "c1", "ann"), Row(0, "x", null, "bob"), Row(0, "y", "c1", "ann"), Row(0, "x", "c1", "ann")];
        await ReplaceAsync(opened, DateOnly.MinValue, DateOnly.MaxValue, rows);
        Assert.Equal([rows[1], rows[3], rows[2], rows[0]], await ReadAsync(opened, "x", "y"));
        Assert.Equal([rows[1], rows[3], rows[0]], await ReadAsync(opened, "x"));
    }

    [Fact]
    public async Task ReplaceAsync_RangeOfDays_TouchesNoOtherDay()
    {
        await using var opened = await OpenAsync();
        ReachRow[] rows = [Row(0, "x", "c1", "ann"), Row(1, "x", "c1", "ann"), Row(2, "x", "c1", "ann")];
        await ReplaceAsync(opened, DateOnly.MinValue, DateOnly.MaxValue, rows);
        await ReplaceAsync(opened, Day.AddDays(1), Day.AddDays(2), [Row(1, "x", "c2", "bob")]);
        Assert.Equal([rows[0], Row(1, "x", "c2", "bob"), rows[2]], await ReadAsync(opened, "x"));
    }

    [Fact]
    public async Task ReplaceAsync_RowsThatFail_ChangesNothing()
    {
        await using var opened = await OpenAsync();
        await ReplaceAsync(opened, DateOnly.MinValue, DateOnly.MaxValue, [Row(0, "x", "c1", "ann")]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => opened.Port.ReplaceAsync(DateOnly.MinValue, DateOnly.MaxValue, Failing(), Cancellation));
        Assert.Equal([Row(0, "x", "c1", "ann")], await ReadAsync(opened, "x"));
    }

    [Fact]
    public async Task ReadPeopleAsync_BeforeADay_GivesThemByNetwork()
    {
        await using var opened = await OpenAsync();
        await ReplaceAsync(opened, DateOnly.MinValue, DateOnly.MaxValue, [Row(0, "x", "c1", "ann"), Row(0, "x", "c2", "ann"), Row(0, "y", "c1", "bob"), Row(3, "x", "c1", "cy")]);
        var people = await opened.Port.ReadPeopleAsync(Day.AddDays(3), Cancellation);
        Assert.Equal(["x", "y"], people.Keys.Order());
        Assert.Equal(["ann"], people["x"]);
        Assert.Equal(["bob"], people["y"]);
    }

    [Fact]
    public async Task ReadAdoptionAsync_Replaced_GivesTheLastWeeks()
    {
        await using var opened = await OpenAsync();
        await opened.Port.ReplaceAdoptionAsync([new(Day, 9, 9)], Cancellation);
        await opened.Port.ReplaceAdoptionAsync([new(Day, 10, 2), new(Day.AddDays(7), 11, 3), new(Day.AddDays(14), 12, 4)], Cancellation);
        Assert.Equal([new AdoptionWeek(Day, 10, 2), new(Day.AddDays(7), 11, 3)], await opened.Port.ReadAdoptionAsync(Day.AddDays(7), Cancellation));
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<Opened<IReachStore>> OpenAsync();

    private static ReachRow Row(int day, string network, string? content, string person) =>
        new(Day.AddDays(day), network, content, person, Estimated: true, 2, new(null, 1, null, 3, null), 40, 4.5, 12.345m);

    private static Task ReplaceAsync(Opened<IReachStore> opened, DateOnly from, DateOnly until, ReachRow[] rows) =>
        opened.Port.ReplaceAsync(from, until, rows.ToAsyncEnumerable(), Cancellation);

    private static async Task<List<ReachRow>> ReadAsync(Opened<IReachStore> opened, params string[] networks) =>
        await opened.Port.ReadAsync(networks, DateOnly.MaxValue, Cancellation).ToListAsync(Cancellation);

    private static async IAsyncEnumerable<ReachRow> Failing()
    {
        yield return Row(0, "x", "c9", "zoe");
        await Task.Yield();
        throw new InvalidOperationException("the source of the rows failed");
    }
}
