namespace Advocacy.Tests.Pipeline.Privacy;

public sealed class PseudonymsTests
{
    [Fact]
    public async Task LoadAsync_OtherKeyThanTheStoreWasFilledUnder_IsRefusedAndNamesNoKey()
    {
        var store = new SqliteActivityStore(InMemory.Database());
        Assert.Equal(TestKeys.PseudonymOf("ann"), (await Of(store, TestKeys.Pseudonyms).LoadAsync(Cancellation))(new("ann")));
        await Of(store, TestKeys.Pseudonyms).LoadAsync(Cancellation);
        var refused = await Assert.ThrowsAsync<KeyMismatchException>(() => Of(store, TestKeys.Selection).LoadAsync(Cancellation));
        Assert.DoesNotContain(TestKeys.Selection, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestKeys.Pseudonyms, refused.Message, StringComparison.Ordinal);
    }

    private static Pseudonyms Of(IActivityStore store, string key) =>
        new(new FileKeys("unused"), store, Microsoft.Extensions.Options.Options.Create(new PrivacyOptions { PseudonymKey = key }));
}
