namespace Advocacy.Tests.Stores;

/// <summary>What every store of the model must do.</summary>
public abstract class ModelStoreCompliance
{
    [Fact]
    public async Task LoadAsync_SavedAndPromoted_GivesItBack()
    {
        await using var opened = await OpenAsync();
        var model = SavedModels.Of("20250106-a", 1, 2, 3);
        Assert.Equal(3, (await opened.Port.SaveAsync(model, [new("card.md", "# card"u8.ToArray())], Cancellation)).Count);
        Assert.Null(await opened.Port.LoadAsync(Cancellation));
        await opened.Port.PromoteAsync(model.Card.Version, Cancellation);
        var saved = (await opened.Port.LoadAsync(Cancellation))!;
        Assert.Equal(model.Model.ToArray(), saved.Model.ToArray());
        Assert.Equivalent(model.Card, saved.Card, strict: true);
        Assert.Equal(model.Card.Definition, saved.Card.Definition);
    }

    [Fact]
    public async Task PromoteAsync_SeveralVersions_TheLastPromotedScoresAndAllAreListed()
    {
        await using var opened = await OpenAsync();
        await SaveAsync(opened, "20250106-a", "20250113-b", "20250120-c");
        await opened.Port.PromoteAsync("20250113-b", Cancellation);
        await opened.Port.PromoteAsync("20250106-a", Cancellation);
        Assert.Equal("20250106-a", (await opened.Port.LoadAsync(Cancellation))!.Card.Version);
        Assert.Equal("20250120-c", (await opened.Port.LoadAsync("20250120-c", Cancellation))!.Card.Version);
        Assert.Equal(
            [("20250120-c", false), ("20250113-b", false), ("20250106-a", true)],
            (await opened.Port.ListAsync(Cancellation)).Select(version => (version.Card.Version, version.IsChampion))
        );
    }

    [Fact]
    public async Task PromoteAsync_ManyAtTheSameTime_ForgetsNoneOfThem()
    {
        await using var opened = await OpenAsync();
        string[] versions = [.. Enumerable.Range(0, 8).Select(i => $"2025010{i}-a")];
        await SaveAsync(opened, versions);
        await Task.WhenAll(versions.Select(version => Task.Run(() => opened.Port.PromoteAsync(version, Cancellation), Cancellation)));
        var champions = new List<string?> { (await opened.Port.LoadAsync(Cancellation))!.Card.Version };
        while (await opened.Port.RollBackAsync(Cancellation) is { } former)
        {
            champions.Add(former);
        }

        Assert.Equal(versions, champions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task PromoteAsync_UnknownVersion_IsRefusedAndChangesNothing()
    {
        await using var opened = await OpenAsync();
        await SaveAsync(opened, "20250106-a");
        await opened.Port.PromoteAsync("20250106-a", Cancellation);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => opened.Port.PromoteAsync("20250113-b", Cancellation));
        Assert.Equal("20250106-a", (await opened.Port.LoadAsync(Cancellation))!.Card.Version);
    }

    [Fact]
    public async Task RollBackAsync_AfterPromotions_GoesBackOneByOne()
    {
        await using var opened = await OpenAsync();
        await SaveAsync(opened, "20250106-a", "20250113-b");
        Assert.Null(await opened.Port.RollBackAsync(Cancellation));
        foreach (var version in new[] { "20250106-a", "20250113-b", "20250113-b" })
        {
            await opened.Port.PromoteAsync(version, Cancellation);
        }

        Assert.Equal("20250106-a", await opened.Port.RollBackAsync(Cancellation));
        Assert.Equal("20250106-a", (await opened.Port.LoadAsync(Cancellation))!.Card.Version);
        Assert.Null(await opened.Port.RollBackAsync(Cancellation));
        Assert.Equal("20250106-a", (await opened.Port.LoadAsync(Cancellation))!.Card.Version);
    }

    [Fact]
    public async Task ClearAsync_ChampionOrNone_LeavesNoneThatScoresAndKeepsTheVersions()
    {
        await using var opened = await OpenAsync();
        NoModelYet why = new(NoModelReason.FewConversions, "of 9 rows 1 converts", new(2025, 2, 3));
        Assert.Null(await opened.Port.WhyNoneAsync(Cancellation));
        await opened.Port.ClearAsync(NoModelYet.NotTrained, Cancellation);
        Assert.Null(await opened.Port.LoadAsync(Cancellation));
        Assert.Equal(NoModelYet.NotTrained, await opened.Port.WhyNoneAsync(Cancellation));
        await SaveAsync(opened, "20250106-a");
        await opened.Port.PromoteAsync("20250106-a", Cancellation);
        await opened.Port.ClearAsync(why, Cancellation);
        Assert.Equal(why, await opened.Port.WhyNoneAsync(Cancellation));
        Assert.Null(await opened.Port.LoadAsync(Cancellation));
        Assert.False(Assert.Single(await opened.Port.ListAsync(Cancellation)).IsChampion);
        Assert.Equal("20250106-a", await opened.Port.RollBackAsync(Cancellation));
    }

    [Fact]
    public async Task LoadAsync_NothingSaved_IsNone()
    {
        await using var opened = await OpenAsync();
        Assert.Null(await opened.Port.LoadAsync(Cancellation));
        Assert.Null(await opened.Port.LoadAsync("20250106-a", Cancellation));
        Assert.Empty(await opened.Port.ListAsync(Cancellation));
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<Opened<IModelStore>> OpenAsync();

    private static async Task SaveAsync(Opened<IModelStore> opened, params string[] versions)
    {
        foreach (var version in versions)
        {
            await opened.Port.SaveAsync(SavedModels.Of(version, (byte)version[^1]), [], Cancellation);
        }
    }
}
