namespace Advocacy.Tests.Pipeline.Accounts;

public sealed class ConnectedAccountsTests : IDisposable
{
    // Of one file, by the first two digits of pseudonyms.
    private static readonly PersonId Ann = new("c5aa");
    private static readonly PersonId Bob = new("c5bb");
    private readonly EmbeddedPipeline _pipeline = new();

    private ConnectedAccounts Accounts => _pipeline.Get<ConnectedAccounts>();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task RemoveAsync_NothingToRemove_LeavesOthersOfTheSameFileAlone()
    {
        var anns = Of(Ann, "mastodon");
        await Accounts.AddAsync(anns, null, Cancellation);
        Assert.True(await Accounts.RemoveAsync(Bob, null, Cancellation));
        Assert.True(await Accounts.RemoveAsync(Ann, "bluesky", Cancellation));
        Assert.Equal(anns, Assert.Single(await Accounts.AllAsync(Cancellation)));
    }

    [Fact]
    public async Task RemoveAsync_NobodyThere_WritesNothing()
    {
        await Accounts.RemoveAsync(Bob, null, Cancellation);
        Assert.False(File.Exists(_pipeline.Folder["accounts/c5.json"]));
    }

    [Fact]
    public async Task WithdrawAsync_SomeOfAFile_LeavesTheOthers()
    {
        await Accounts.AddAsync(Of(Ann, "mastodon"), null, Cancellation);
        await Accounts.AddAsync(Of(Ann, "bluesky"), null, Cancellation);
        await Accounts.AddAsync(Of(Bob, "mastodon"), null, Cancellation);
        await Accounts.WithdrawAsync([Ann, new("d7cc")], Cancellation);
        Assert.Equal(Bob, Assert.Single(await Accounts.AllAsync(Cancellation)).PersonId);
    }

    private static ConnectedAccount Of(PersonId person, string network) =>
        new(person, new(person.Value), network, person.Value, person.Value, AnyFact.Start);
}
