namespace Advocacy.Tests.Stores.Files;

public sealed class AtomicFileTests
{
    [Fact]
    public async Task WriteAsync_WriterFails_LeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        await AtomicFile.WriteAsync(folder["sub/a.txt"], isPrivate: false, stream => stream.WriteAsync("old"u8.ToArray()).AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            AtomicFile.WriteAsync(
                folder["sub/a.txt"],
                isPrivate: false,
                async stream =>
                {
                    await stream.WriteAsync("new"u8.ToArray());
                    throw new InvalidOperationException("the disk is full");
                }
            )
        );
        Assert.Equal("old", await File.ReadAllTextAsync(folder["sub/a.txt"], Cancellation));
        Assert.Single(Directory.GetFiles(folder["sub"]));
    }

    [Fact]
    public async Task DeleteUnfinished_WriterThatDiedAndOneThatWrites_DeletesTheFirstAlone()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["dead.csv.4711-1.part"], "half", Cancellation);
        await File.WriteAllTextAsync(folder["people.part"], "somebody's own file", Cancellation);
        await AtomicFile.WriteAsync(
            folder["alive.csv"],
            isPrivate: true,
            async stream =>
            {
                await stream.WriteAsync("first"u8.ToArray());
                Assert.Equal((1, true), AtomicFile.DeleteUnfinished(folder.Path));
                await stream.WriteAsync(" and last"u8.ToArray());
            }
        );
        Assert.Equal((0, false), AtomicFile.DeleteUnfinished(folder.Path));
        Assert.Equal("first and last", await File.ReadAllTextAsync(folder["alive.csv"], Cancellation));
        Assert.Equal(
            ["alive.csv", "people.part"],
            Directory.GetFiles(folder.Path).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)
        );
    }
}
