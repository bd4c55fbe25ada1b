using System.IO.Compression;
using System.Text;

namespace Advocacy.Tests.Sources.Drop;

public sealed class DropFolderTests : PipelineTest
{
    [Fact]
    public async Task CollectAsync_FilesOfEvents_AreTakenInOnceAndMovedWithWordOfThem()
    {
        var lines = SmallCompany.Facts.Select(EventJson.Bytes).ToList();
        await DropAsync("a.jsonl", Joined(lines.Take(9)));
        await DropAsync("b.jsonl.gz", Zipped(Joined(lines.Skip(9))));
        await DropAsync("notes.docx", "no events"u8.ToArray());
        await DropAsync("bad.jsonl", "no json\n"u8.ToArray());
        Assert.Equal((lines.Count + 1, null), await CollectAsync());
        Assert.Equal((0, null), await CollectAsync());
        Assert.Equal(
            CompanyActivity.Of(SmallCompany.Facts.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))).View(Purpose.Rights),
            await Pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
        );
        Assert.Equal(1, (await Pipeline.Get<IBadRowStore>().CountAsync(Cancellation)).Values.Sum());
        Assert.Equal(
            [
                "done/a.jsonl",
                "done/b.jsonl.gz",
                "done/bad.jsonl",
                "failed/notes.docx",
                "word/a.jsonl.txt",
                "word/b.jsonl.gz.txt",
                "word/bad.jsonl.txt",
                "word/notes.docx.txt",
            ],
            Directory
                .EnumerateFiles(Pipeline.Folder["drop"], "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Pipeline.Folder["drop"], file))
                .Order(StringComparer.Ordinal)
        );
        Assert.EndsWith(
            "line 1: $: NotJson\n",
            await File.ReadAllTextAsync(Pipeline.Folder["drop/word/bad.jsonl.txt"], Cancellation),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "9 of 9 lines taken in",
            await File.ReadAllTextAsync(Pipeline.Folder["drop/word/a.jsonl.txt"], Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task CollectAsync_PipesAndLinks_AreEmptyFilesAndPassedOver()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "made with mkfifo and /dev/zero");
        Directory.CreateDirectory(Pipeline.Folder["drop"]);
        using var make = System.Diagnostics.Process.Start("mkfifo", [Pipeline.Folder["drop/pipe.jsonl"], Pipeline.Folder["drop/pipe.csv"]]);
        await make.WaitForExitAsync(Cancellation);
        File.CreateSymbolicLink(Pipeline.Folder["drop/endless.jsonl"], "/dev/zero");
        File.CreateSymbolicLink(Pipeline.Folder["drop/endless.xlsx"], Pipeline.Folder["drop/pipe.csv"]);
        Assert.Equal((0, null), await CollectAsync());
        Assert.Equal(
            ["endless.jsonl", "endless.xlsx"],
            Directory.EnumerateFiles(Pipeline.Folder["drop"]).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)
        );
        Assert.StartsWith(
            "0 of 0 lines",
            await File.ReadAllTextAsync(Pipeline.Folder["drop/word/pipe.jsonl.txt"], Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task EraseAsync_SomebodyInFilesThatWereTakenIn_TakesThoseFilesAway()
    {
        await DropAsync("with.jsonl.gz", Zipped(Joined(SmallCompany.Facts.Select(EventJson.Bytes))));
        await DropAsync("without.jsonl", "{}\n"u8.ToArray());
        await CollectAsync();
        await Pipeline.Get<EraseEmployee>().RunAsync(ErasureMessage.Of(new("p3"), AnyFact.Start), Cancellation);
        Assert.Equal(["without.jsonl"], Directory.EnumerateFiles(Pipeline.Folder["drop/done"]).Select(file => Path.GetFileName(file)!));
    }

    private static byte[] Joined(IEnumerable<byte[]> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{Encoding.UTF8.GetString(line)}\n")));

    private static byte[] Zipped(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionMode.Compress))
        {
            zip.Write(content);
        }

        return memory.ToArray();
    }

    private async Task DropAsync(string name, byte[] content)
    {
        await Pipeline.DropAsync(name, content);
    }

    private async Task<(long, string?)> CollectAsync()
    {
        var collected = await Pipeline.CollectAsync("drop");
        return (collected.Events, collected.Problem);
    }
}
