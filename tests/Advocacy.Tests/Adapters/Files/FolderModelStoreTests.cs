using Advocacy.Adapters.Files;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Contracts;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Adapters.Files;

public sealed class FolderModelStoreTests : IDisposable
{
    private static readonly byte[] Model = [1, 2, 3];
    private readonly TemporaryFolder _folder = new();

    private FolderModelStore Store => new(_folder["model"]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ModelCard Card => new(
        "test",
        ModelDefinition.Of(new ConversionPopulation(new(3, 1, 4), ProfileMap.Default, 2, 4, 12, true)),
        new(AnyFact.Start, 1, 2, 3),
        new("in time", 1, 1, 1, 0, 1, AnyFact.Start, AnyFact.Start, 1, 1, 1, 1),
        new("model", 0.9, 0.5, 4, 0.1, 0.2),
        new("baseline", 0.8, 0.4, 3, 0.1, 0.2),
        [new("shares_12w", 0.5)],
        "schema",
        Fingerprint.Hex(Model),
        ["note"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LoadAsync_Saved_GivesItBack()
    {
        Assert.All(await Store.SaveAsync(Model, Card, Cancellation), file => Assert.True(File.Exists(file)));
        var saved = await Store.LoadAsync(Cancellation);
        Assert.Equal(Model, saved!.Model.ToArray());
        Assert.Equivalent(Card, saved.Card, strict: true);
        Assert.Equal(Card.Definition, saved.Card.Definition);
    }

    [Fact]
    public async Task LoadAsync_NothingSavedOrCleared_IsNone()
    {
        Assert.Null(await Store.LoadAsync(Cancellation));
        await Store.SaveAsync(Model, Card, Cancellation);
        await Store.ClearAsync(Cancellation);
        Assert.Null(await Store.LoadAsync(Cancellation));
    }

    [Theory]
    [InlineData("model.zip", "another model")]
    [InlineData("card.json", "{ cut off")]
    [InlineData("card.json", "null")]
    public async Task LoadAsync_KilledBetweenTheTwoFiles_IsNone(string file, string content)
    {
        await Store.SaveAsync(Model, Card, Cancellation);
        await File.WriteAllTextAsync(Path.Combine(_folder["model"], file), content, Cancellation);
        Assert.Null(await Store.LoadAsync(Cancellation));
    }
}
