namespace Advocacy.Tests.Stores;

/// <summary>What every store of bad rows must do.</summary>
public abstract class BadRowStoreCompliance
{
    [Fact]
    public async Task ReadAsync_Added_GivesThemBackInOrderOfId()
    {
        await using var opened = await OpenAsync();
        BadRow[] rows = [.. Enumerable.Range(0, 150).Select(i => Row([0, 255, (byte)i], BadRowReason.NotUtf8))];
        await opened.Port.AddAsync(rows, Cancellation);
        var read = await opened.Port.ReadAsync(Cancellation).ToListAsync(Cancellation);
        Assert.Equal(rows.Select(row => row.Id).Order(StringComparer.Ordinal), read.Select(row => row.Id));
        var first = rows.Single(row => row.Id == read[0].Id);
        Assert.Equal(first.Payload.ToArray(), read[0].Payload.ToArray());
        Assert.Equal(first with { Payload = default }, read[0] with { Payload = default });
    }

    [Fact]
    public async Task AddAsync_SameRowAgain_KeepsTheFirst()
    {
        await using var opened = await OpenAsync();
        await opened.Port.AddAsync([Row("x"u8, BadRowReason.NotJson, "a:1")], Cancellation);
        await opened.Port.AddAsync([Row("x"u8, BadRowReason.NotJson, "b:2"), Row("y"u8, BadRowReason.NotJson)], Cancellation);
        Assert.Equal(2, (await opened.Port.CountAsync(Cancellation))[BadRowReason.NotJson]);
        Assert.Contains(await opened.Port.ReadAsync(Cancellation).ToListAsync(Cancellation), row => row.Origin == "a:1");
    }

    [Fact]
    public async Task RemoveAsync_WhileReading_ReadsEveryRowOnce()
    {
        await using var opened = await OpenAsync();
        await opened.Port.AddAsync([.. Enumerable.Range(0, 200).Select(i => Row([(byte)i], BadRowReason.NotJson))], Cancellation);
        var read = new List<string>();
        await foreach (var row in opened.Port.ReadAsync(Cancellation))
        {
            read.Add(row.Id);
            await opened.Port.RemoveAsync([row.Id, "unknown"], Cancellation);
        }

        Assert.Equal(200, read.Distinct().Count());
        Assert.Empty(await opened.Port.CountAsync(Cancellation));
    }

    [Fact]
    public async Task RemoveHeldAsync_RowAddedAgainMeanwhile_Stays()
    {
        await using var opened = await OpenAsync();
        BadRow[] rows = [Row("x"u8, BadRowReason.NotJson), Row("y"u8, BadRowReason.NotJson)];
        await opened.Port.AddAsync(rows, Cancellation);
        string[] ids = [rows[0].Id, rows[1].Id, "unknown"];
        await opened.Port.HoldAsync(ids, Cancellation);
        await opened.Port.AddAsync([rows[0]], Cancellation);
        await opened.Port.RemoveHeldAsync(ids, Cancellation);
        await opened.Port.RemoveHeldAsync(ids, Cancellation);
        var left = Assert.Single(await opened.Port.ReadAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(rows[0].Id, left.Id);
        await opened.Port.HoldAsync(ids, Cancellation);
        await opened.Port.RemoveHeldAsync(ids, Cancellation);
        Assert.Empty(await opened.Port.CountAsync(Cancellation));
    }

    [Fact]
    public async Task CountAsync_SeveralReasons_CountsEach()
    {
        await using var opened = await OpenAsync();
        await opened.Port.AddAsync(
            [Row("x"u8, BadRowReason.NotJson), Row("y"u8, BadRowReason.NotJson), Row("z"u8, BadRowReason.TooLong)],
            Cancellation
        );
        var counts = await opened.Port.CountAsync(Cancellation);
        Assert.Equal((2, 1, 2), (counts[BadRowReason.NotJson], counts[BadRowReason.TooLong], counts.Count));
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<Opened<IBadRowStore>> OpenAsync();

    private static BadRow Row(ReadOnlySpan<byte> payload, BadRowReason reason, string origin = "file:1") =>
        BadRow.Of(payload, new(reason, "$"), "collect", origin, AnyFact.Start);
}
