using System.Text;

namespace Advocacy.Tests.Stores;

/// <summary>What every store of scans must do.</summary>
public abstract class ScanStoreCompliance
{
    private static readonly ScanRun Run = Of("rollup", "first");

    [Fact]
    public async Task CurrentAsync_SeveralRuns_IsTheNewestOfEachScan()
    {
        await using var opened = await OpenAsync();
        Assert.Null(await opened.Port.CurrentAsync("rollup", Cancellation));
        await opened.Port.BeginAsync(Run, Cancellation);
        await opened.Port.BeginAsync(Of("export", "other"), Cancellation);
        await opened.Port.BeginAsync(Of("rollup", "second"), Cancellation);
        Assert.Equivalent(Of("rollup", "second"), await opened.Port.CurrentAsync("rollup", Cancellation), strict: true);
        Assert.Equivalent(Of("export", "other"), await opened.Port.CurrentAsync("export", Cancellation), strict: true);
    }

    [Fact]
    public async Task AbandonAsync_RunThatCounts_LetsGoOfAllOfItAndOfNoOther()
    {
        await using var opened = await OpenAsync();
        await opened.Port.BeginAsync(Run, Cancellation);
        await opened.Port.BeginAsync(Of("export", "other"), Cancellation);
        await SaveAsync(opened, 1, "one");
        await opened.Port.AbandonAsync(Of("export", "unknown"), Cancellation);
        Assert.Equal("one", await ReadAsync(opened, 1));
        await opened.Port.AbandonAsync(Run, Cancellation);
        Assert.Null(await ReadAsync(opened, 1));
        Assert.Null(await opened.Port.CurrentAsync("rollup", Cancellation));
        Assert.NotNull(await opened.Port.CurrentAsync("export", Cancellation));
    }

    [Fact]
    public async Task SavePartAsync_PartByPart_TellsTheLastOneAndKeepsTheFirstResult()
    {
        await using var opened = await OpenAsync();
        await opened.Port.BeginAsync(Run, Cancellation);
        Assert.False(await SaveAsync(opened, 2, "two"));
        Assert.False(await SaveAsync(opened, 0, "zero"));
        Assert.False(await SaveAsync(opened, 0, "zero again"));
        Assert.False(await opened.Port.IsCompleteAsync(Run, 0, Cancellation));
        Assert.True(await SaveAsync(opened, 1, "one"));
        Assert.False(await SaveAsync(opened, 1, "one again"));
        Assert.True(await opened.Port.IsCompleteAsync(Run, 0, Cancellation));
        Assert.False(await opened.Port.IsCompleteAsync(Run, 1, Cancellation));
        Assert.Equal(["zero", "one", "two"], [await ReadAsync(opened, 0), await ReadAsync(opened, 1), await ReadAsync(opened, 2)]);
        Assert.Null(await ReadAsync(opened, null));
    }

    [Fact]
    public async Task SavePartAsync_AllAtTheSameTime_TellsExactlyOneThatItWasTheLast()
    {
        await using var opened = await OpenAsync();
        var run = Run with { Parts = [.. Enumerable.Range(0, 20).Select(part => $"{part}")] };
        await opened.Port.BeginAsync(run, Cancellation);
        var told = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i => Task.Run(() => opened.Port.SavePartAsync(run, 0, i % 20, Bytes("x"), Cancellation), Cancellation))
        );
        Assert.Equal(1, told.Count(isLast => isLast));
    }

    [Fact]
    public async Task SaveJoinedAsync_AllParts_KeepsTheFirstAndLetsGoOfTheParts()
    {
        await using var opened = await OpenAsync();
        await opened.Port.BeginAsync(Run, Cancellation);
        foreach (var part in new[] { 0, 1, 2 })
        {
            await SaveAsync(opened, part, "part");
        }

        await opened.Port.SaveJoinedAsync(Run, 0, Bytes("joined"), Cancellation);
        await opened.Port.SaveJoinedAsync(Run, 0, Bytes("joined again"), Cancellation);
        Assert.Equal("joined", await ReadAsync(opened, null));
        Assert.Null(await ReadAsync(opened, 0));
        Assert.True(await opened.Port.IsCompleteAsync(Run, 0, Cancellation));
        Assert.False(await SaveAsync(opened, 0, "late"));
    }

    [Fact]
    public async Task SaveJoinedAsync_LaterStep_LetsGoOfTheOneBefore()
    {
        await using var opened = await OpenAsync();
        await opened.Port.BeginAsync(Run, Cancellation);
        await opened.Port.SaveJoinedAsync(Run, 0, Bytes("people"), Cancellation);
        Assert.Equal("people", await ReadAsync(opened, null));
        await opened.Port.SaveJoinedAsync(Run, 1, Bytes("outcome"), Cancellation);
        Assert.Null(await ReadAsync(opened, null));
        Assert.NotNull(await opened.Port.ReadAsync(Run, 1, null, Cancellation));
    }

    [Fact]
    public async Task SavePartAsync_RunsOfTwoScans_DoNotMix()
    {
        await using var opened = await OpenAsync();
        var other = Of("export", "other");
        await opened.Port.BeginAsync(Run, Cancellation);
        await opened.Port.BeginAsync(other, Cancellation);
        await SaveAsync(opened, 0, "of rollup");
        Assert.Null(await opened.Port.ReadAsync(other, 0, 0, Cancellation));
        Assert.Null(await opened.Port.ReadAsync(Run, 1, 0, Cancellation));
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<Opened<IScanStore>> OpenAsync();

    private static ScanRun Of(string scan, string id) => new(scan, id, DateOnly.MinValue, new(2025, 1, 6), AnyFact.Start, ["a", "b", "c"]);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Task<bool> SaveAsync(Opened<IScanStore> opened, int part, string result) =>
        opened.Port.SavePartAsync(Run, 0, part, Bytes(result), Cancellation);

    private static async Task<string?> ReadAsync(Opened<IScanStore> opened, int? part) =>
        await opened.Port.ReadAsync(Run, 0, part, Cancellation) is { } result ? Encoding.UTF8.GetString(result.Span) : null;
}
