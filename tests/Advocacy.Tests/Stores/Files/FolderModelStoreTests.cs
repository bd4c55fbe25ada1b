namespace Advocacy.Tests.Stores.Files;

public sealed class FolderModelStoreTests : ModelStoreCompliance
{
    [Theory]
    [InlineData("model.zip", "another model")]
    [InlineData("card.json", "{ cut off")]
    [InlineData("card.json", "null")]
    public async Task LoadAsync_KilledBetweenTheTwoFiles_IsNone(string file, string content)
    {
        using var folder = new TemporaryFolder();
        var store = new FolderModelStore(folder.Path);
        await store.SaveAsync(SavedModels.Of("20250106-a", 1, 2, 3), [], Cancellation);
        await store.PromoteAsync("20250106-a", Cancellation);
        await File.WriteAllTextAsync(folder[$"20250106-a/{file}"], content, Cancellation);
        Assert.Null(await store.LoadAsync(Cancellation));
    }

    protected override Task<Opened<IModelStore>> OpenAsync()
    {
        var folder = new TemporaryFolder();
        return Task.FromResult(new Opened<IModelStore>(new FolderModelStore(folder["model"]), new Closing(folder)));
    }
}
