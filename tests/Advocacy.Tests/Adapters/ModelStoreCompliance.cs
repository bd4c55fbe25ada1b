using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Adapters;

/// <summary>What every store of the model must do.</summary>
public abstract class ModelStoreCompliance
{
    protected static readonly byte[] Model = [1, 2, 3];

    protected static ModelCard Card => new(
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

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoadAsync_Saved_GivesItBack()
    {
        await using var opened = await OpenAsync();
        Assert.Equal(2, (await opened.Port.SaveAsync(Model, Card, Cancellation)).Count);
        var saved = await opened.Port.LoadAsync(Cancellation);
        Assert.Equal(Model, saved!.Model.ToArray());
        Assert.Equivalent(Card, saved.Card, strict: true);
        Assert.Equal(Card.Definition, saved.Card.Definition);
    }

    [Fact]
    public async Task LoadAsync_SavedAgain_GivesTheLast()
    {
        await using var opened = await OpenAsync();
        await opened.Port.SaveAsync(Model, Card, Cancellation);
        byte[] other = [4, 5];
        await opened.Port.SaveAsync(other, Card with { ModelHash = Fingerprint.Hex(other) }, Cancellation);
        Assert.Equal(other, (await opened.Port.LoadAsync(Cancellation))!.Model.ToArray());
    }

    [Fact]
    public async Task LoadAsync_NothingSavedOrCleared_IsNone()
    {
        await using var opened = await OpenAsync();
        await opened.Port.ClearAsync(Cancellation);
        Assert.Null(await opened.Port.LoadAsync(Cancellation));
        await opened.Port.SaveAsync(Model, Card, Cancellation);
        await opened.Port.ClearAsync(Cancellation);
        Assert.Null(await opened.Port.LoadAsync(Cancellation));
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<Opened<IModelStore>> OpenAsync();
}
