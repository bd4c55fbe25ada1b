using System.IO.Compression;
using System.Text;
using CsCheck;

namespace Advocacy.Tests.Sources.Drop;

public sealed class EventFilesTests : FolderTest
{
    [Fact]
    public async Task ReadAsync_FoldersAndArchives_AreReadInOrderOfName()
    {
        Write("b.jsonl", "2\n3\n");
        Zip("a.jsonl.gz", "1\n");
        Write("sub/c.jsonl", "4");
        Write("notes.txt", "not an event");
        var lines = await ReadAsync(Folder.Path);
        Assert.Equal(
            [("1", "a.jsonl.gz:1"), ("2", "b.jsonl:1"), ("3", "b.jsonl:2"), ("4", "c.jsonl:1")],
            lines.Select(line => (line.Text, line.Line.Origin))
        );
    }

    [Fact]
    public async Task ReadAsync_ByteOrderMarkBlankLinesAndCrLf_ArePassedOver()
    {
        Write("a.jsonl", "\uFEFF{}\r\n\r\n  \n\t7 \r\n\n8");
        Assert.Equal(
            [("{}", 1L), ("7", 4L), ("8", 6L)],
            (await ReadAsync(Folder["a.jsonl"])).Select(line => (line.Text, line.Line.Number))
        );
    }

    [Fact]
    public Task ReadAsync_AnyLines_AreThoseOfTheFile() =>
        Gen.String[Gen.Char['a', 'e'], 0, 9]
            .Array[0, 30]
            .SampleAsync(
                async lines =>
                {
                    Write("any.jsonl", string.Join('\n', lines));
                    Assert.Equal(lines.Where(line => line.Length > 0), (await ReadAsync(Folder["any.jsonl"])).Select(line => line.Text));
                },
                iter: 50,
                threads: 1
            );

    [Theory]
    [InlineData(EventLimits.MaxPayloadBytes - 1)]
    [InlineData(EventLimits.MaxPayloadBytes + 1)]
    [InlineData(10 * EventLimits.MaxPayloadBytes)]
    public async Task ReadAsync_LongLine_KeepsItsLengthAndHashAndLosesNoNeighbour(int length)
    {
        var text = string.Concat(Enumerable.Range(0, (length / 10) + 1).Select(i => $"{i:0000000000}"))[..length];
        Write("a.jsonl", $"first\n{text}\nlast");
        var lines = await ReadAsync(Folder["a.jsonl"]);
        Assert.Equal(["first", "last"], new[] { lines[0].Text, lines[2].Text });
        Assert.Equal(length, lines[1].Line.Length);
        Assert.StartsWith(lines[1].Text, text, StringComparison.Ordinal);
        Assert.Equal(lines[1].Line.Bytes.Length < length, lines[1].Line.ContentHash is not null);
        Assert.Equal(
            Fingerprint.Hex(Encoding.UTF8.GetBytes(text)),
            lines[1].Line.ContentHash ?? Fingerprint.Hex(Encoding.UTF8.GetBytes(lines[1].Text))
        );
    }

    [Fact]
    public async Task ReadAsync_DamagedArchive_GivesWhatCanBeReadAndOneUnreadableRest()
    {
        Zip("a.jsonl.gz", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"line\":{i * 7919 % 20_000}}}\n")));
        var bytes = await File.ReadAllBytesAsync(Folder["a.jsonl.gz"], Cancellation);
        await File.WriteAllBytesAsync(Folder["a.jsonl.gz"], bytes.AsMemory(0, bytes.Length / 2), Cancellation);
        Write("b.jsonl", "{\"next\":1}");
        var lines = await ReadAsync(Folder.Path);
        Assert.Equal("{\"next\":1}", lines[^1].Text);
        Assert.Equal(["a.jsonl.gz"], lines.Where(line => line.Line.IsUnreadable).Select(line => line.Line.Name));
        Assert.InRange(lines.Count, 1000, 20_000);
    }

    [Fact]
    public async Task ReadAsync_NoArchiveAtAll_IsOneUnreadableRest()
    {
        Write("a.jsonl.gz", "this is no archive");
        Assert.True(Assert.Single(await ReadAsync(Folder.Path)).Line.IsUnreadable);
    }

    [Theory]
    [InlineData("missing.jsonl")]
    [InlineData("")]
    public void At_NothingThere_Throws(string name) => Assert.Throws<FileNotFoundException>(() => EventFiles.At([Folder[name]]));

    [Fact]
    public void At_SameFileTwice_IsReadOnce()
    {
        Write("a.jsonl", "{}");
        Assert.Equal(1, EventFiles.At([Folder["a.jsonl"], Folder.Path]).Count);
    }

    private static async Task<List<(string Text, SourceLine Line)>> ReadAsync(string path)
    {
        var lines = new List<(string, SourceLine)>();
        await foreach (var line in EventFiles.At([path]).ReadAsync(Cancellation))
        {
            lines.Add((Encoding.UTF8.GetString(line.Bytes.Span), line with { Bytes = line.Bytes.ToArray() }));
        }

        return lines;
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder[name])!);
        File.WriteAllText(Folder[name], text);
    }

    private void Zip(string name, string text)
    {
        using var stream = new GZipStream(File.Create(Folder[name]), CompressionLevel.Fastest);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
