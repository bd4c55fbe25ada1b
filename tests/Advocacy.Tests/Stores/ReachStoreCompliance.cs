namespace Advocacy.Tests.Stores;

/// <summary>What every store of the rollup must do.</summary>
public abstract class ReachStoreCompliance
{
    private static readonly DateOnly Day = new(2025, 1, 6);

    [Fact]
    public async Task ReadAsync_Published_GivesRowsBackInOrderOfDayContentAndPerson()
    {
        await using var opened = await OpenAsync();
        ReachRow[] rows = [Row(1, "x", "c1", "ann"), Row(0, "x", null, "bob"), Row(0, "y", "c1", "ann"), Row(0, "x", "c1", "ann")];
        await PublishAsync(opened, DateOnly.MinValue, DateOnly.MaxValue, rows);
        Assert.Equal([rows[1], rows[3], rows[2], rows[0]], await ReadAsync(opened, "x", "y"));
        Assert.Equal([rows[1], rows[3], rows[0]], await ReadAsync(opened, "x"));
    }

    [Fact]
    public async Task PublishAsync_RangeOfDays_TouchesNoOtherDay()
    {
        await using var opened = await OpenAsync();
        ReachRow[] rows = [Row(0, "x", "c1", "ann"), Row(1, "x", "c1", "ann"), Row(2, "x", "c1", "ann")];
        await PublishAsync(opened, DateOnly.MinValue, DateOnly.MaxValue, rows);
        await PublishAsync(opened, Day.AddDays(1), Day.AddDays(2), [Row(1, "x", "c2", "bob")]);
        Assert.Equal([rows[0], Row(1, "x", "c2", "bob"), rows[2]], await ReadAsync(opened, "x"));
    }

    [Fact]
    public async Task StageAsync_RowsThatFail_ChangesNothingAndCanBeDoneAgain()
    {
        await using var opened = await OpenAsync();
        await PublishAsync(opened, DateOnly.MinValue, DateOnly.MaxValue, [Row(0, "x", "c1", "ann")]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => opened.Port.StageAsync("later", 0, Failing(), Cancellation));
        Assert.Equal([Row(0, "x", "c1", "ann")], await ReadAsync(opened, "x"));
        await opened.Port.StageAsync("later", 0, new[] { Row(0, "x", "c1", "bob") }.ToAsyncEnumerable(), Cancellation);
        await opened.Port.PublishAsync("later", 1, DateOnly.MinValue, DateOnly.MaxValue, Cancellation);
        Assert.Equal([Row(0, "x", "c1", "bob")], await ReadAsync(opened, "x"));
    }

    [Fact]
    public async Task PublishAsync_PartsInAnyOrderAndTwice_AreTheRowsInOrderOnce()
    {
        await using var opened = await OpenAsync();
        foreach (var part in new[] { 2, 0, 1, 0 })
        {
            await opened.Port.StageAsync(
                "run",
                part,
                new[] { Row(1, "x", "c1", $"p{part}"), Row(0, "y", null, $"p{part}"), Row(0, "x", "c1", $"p{part}") }.ToAsyncEnumerable(),
                Cancellation
            );
        }

        Assert.Empty(await ReadAsync(opened, "x", "y"));
        await opened.Port.PublishAsync("run", 3, DateOnly.MinValue, DateOnly.MaxValue, Cancellation);
        ReachRow[] expected =
        [
            .. Enumerable.Range(0, 3).Select(part => Row(0, "y", null, $"p{part}")),
            .. Enumerable.Range(0, 3).Select(part => Row(0, "x", "c1", $"p{part}")),
            .. Enumerable.Range(0, 3).Select(part => Row(1, "x", "c1", $"p{part}")),
        ];
        Assert.Equal(expected, await ReadAsync(opened, "x", "y"));
        await opened.Port.PublishAsync("run", 3, DateOnly.MinValue, DateOnly.MaxValue, Cancellation);
        Assert.Equal(expected, await ReadAsync(opened, "x", "y"));
    }

    [Fact]
    public async Task PublishAsync_APartThatWasNotLaidAside_ChangesNothing()
    {
        await using var opened = await OpenAsync();
        await PublishAsync(opened, DateOnly.MinValue, DateOnly.MaxValue, [Row(0, "x", "c1", "ann")]);
        await opened.Port.StageAsync("later", 0, new[] { Row(0, "x", "c1", "bob") }.ToAsyncEnumerable(), Cancellation);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            opened.Port.PublishAsync("later", 2, DateOnly.MinValue, DateOnly.MaxValue, Cancellation)
        );
        Assert.Equal([Row(0, "x", "c1", "ann")], await ReadAsync(opened, "x"));
    }

    [Fact]
    public async Task ReadPeopleAsync_BeforeADay_GivesThemByNetwork()
    {
        await using var opened = await OpenAsync();
        await PublishAsync(
            opened,
            DateOnly.MinValue,
            DateOnly.MaxValue,
            [Row(0, "x", "c1", "ann"), Row(0, "x", "c2", "ann"), Row(0, "y", "c1", "bob"), Row(3, "x", "c1", "cy")]
        );
        var people = await opened.Port.ReadPeopleAsync(Day.AddDays(3), Cancellation);
        Assert.Equal(["x", "y"], people.Keys.Order());
        Assert.Equal([new PersonId("ann")], people["x"]);
        Assert.Equal([new PersonId("bob")], people["y"]);
    }

    [Fact]
    public async Task ReadAdoptionAsync_Replaced_GivesTheLastWeeks()
    {
        await using var opened = await OpenAsync();
        await opened.Port.ReplaceAdoptionAsync([new(Day, 9, 9)], Cancellation);
        await opened.Port.ReplaceAdoptionAsync([new(Day, 10, 2), new(Day.AddDays(7), 11, 3), new(Day.AddDays(14), 12, 4)], Cancellation);
        Assert.Equal(
            [new AdoptionWeek(Day, 10, 2), new(Day.AddDays(7), 11, 3)],
            await opened.Port.ReadAdoptionAsync(Day.AddDays(7), Cancellation)
        );
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<Opened<IReachStore>> OpenAsync();

    private static ReachRow Row(int day, string network, string? content, string person) =>
        new(Day.AddDays(day), network, content, new(person), ReachBasis.Followers, 2, new(null, 1, null, 3, null), 40, 4.5, 12.345m);

    /// <summary>A run of one part.</summary>
    private static async Task PublishAsync(Opened<IReachStore> opened, DateOnly from, DateOnly until, ReachRow[] rows)
    {
        var run = $"of {rows.Length} rows from {from:O}";
        await opened.Port.StageAsync(run, 0, rows.ToAsyncEnumerable(), Cancellation);
        await opened.Port.PublishAsync(run, 1, from, until, Cancellation);
    }

    private static async Task<List<ReachRow>> ReadAsync(Opened<IReachStore> opened, params string[] networks) =>
        await opened.Port.ReadAsync(networks, DateOnly.MaxValue, Cancellation).ToListAsync(Cancellation);

    private static async IAsyncEnumerable<ReachRow> Failing()
    {
        yield return Row(0, "x", "c9", "zoe");
        await Task.Yield();
        throw new InvalidOperationException("the source of the rows failed");
    }
}
