using Advocacy.Adapters.Reports;
using Advocacy.Adapters.Storage;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Adapters.Storage;

public sealed class BlobOutputsTests
{
    [Fact]
    public async Task PublishAsync_Again_SwitchesAllFilesAtOnceAndKeepsTheLastVersionForItsReaders()
    {
        var (blobs, _) = await Azurite.AccountAsync();
        var outputs = new BlobOutputs(blobs);
        var first = await PublishAsync(outputs, "1");
        var second = await PublishAsync(outputs, "2");
        Assert.Equal(2, second.Count);
        Assert.Empty(first.Intersect(second));
        var set = new BlobSet(StorageAccount.Container(blobs, "reports"), "reach");
        Assert.Equal("a2", (await set.ReadAsync("a.txt", TestContext.Current.CancellationToken))!.ToString());
        Assert.Equal("b2", (await set.ReadAsync("b.txt", TestContext.Current.CancellationToken))!.ToString());
        Assert.NotNull(await StorageAccount.Container(blobs, "reports").ReadAsync(new Uri(first[0]).AbsolutePath.Split("/reports/")[1], TestContext.Current.CancellationToken));
        Assert.Equal(second, await PublishAsync(outputs, "2"));
    }

    private static Task<IReadOnlyList<string>> PublishAsync(BlobOutputs outputs, string text) => outputs.PublishAsync(
        Audience.Marketing,
        "reach",
        [("a.txt", Writing("a" + text)), ("b.txt", Writing("b" + text))],
        TestContext.Current.CancellationToken);

    private static Func<Stream, Task> Writing(string text) => stream => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text)).AsTask();
}
