using Advocacy.Adapters.Files;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Adapters.Files;

public sealed class AtomicFileTests
{
    [Fact]
    public async Task WriteAsync_WriterFails_LeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        await AtomicFile.WriteAsync(folder["sub/a.txt"], stream => stream.WriteAsync("old"u8.ToArray()).AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => AtomicFile.WriteAsync(folder["sub/a.txt"], async stream =>
        {
            await stream.WriteAsync("new"u8.ToArray());
            throw new InvalidOperationException("the disk is full");
        }));
        Assert.Equal("old", await File.ReadAllTextAsync(folder["sub/a.txt"], TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(folder["sub"]));
    }
}
