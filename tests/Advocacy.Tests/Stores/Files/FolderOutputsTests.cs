namespace Advocacy.Tests.Stores.Files;

public sealed class FolderOutputsTests : FolderTest
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    [Theory]
    [InlineData(nameof(Audience.Marketing), true)]
    [InlineData(nameof(Audience.HumanResources), false)]
    [InlineData(nameof(Audience.Auditors), false)]
    [InlineData(nameof(Audience.Engineers), false)]
    [InlineData(nameof(Audience.Directory), false)]
    public async Task WriteAsync_Audience_LetsOthersReadWhatIsForMarketingAlone(string audience, bool mayRead)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are another thing there");
        var outputs = new FolderOutputs(Folder.Path);
        await outputs.WriteAsync(
            Enum.Parse<Audience>(audience),
            "sub/sub/written.txt",
            stream => stream.WriteAsync("a"u8.ToArray()).AsTask(),
            Cancellation
        );
        await outputs.CreateAsync(Enum.Parse<Audience>(audience), "sub/sub/created.txt", "a"u8.ToArray(), Cancellation);
        Assert.All(
            new[] { "sub", "sub/sub", "sub/sub/written.txt", "sub/sub/created.txt" },
            name => Assert.Equal(mayRead, IsOpen(Folder[name]))
        );
    }

    [Fact]
    public void OpenFile_StoreAndItsLog_AreItsOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are another thing there");
        SqliteDatabase.OpenFile(Folder["old.db"]).Dispose();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(Folder["old.db"], Others | UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var old = SqliteDatabase.OpenFile(Folder["old.db"]);
        using var made = SqliteDatabase.OpenFile(Folder["new.db"]);
        Assert.True(Directory.GetFiles(Folder.Path).Length >= 4);
        Assert.All(Directory.GetFiles(Folder.Path), file => Assert.False(IsOpen(file), file));
    }

    [Fact]
    public async Task FolderOutputs_FilesThatAnEarlierVersionLeftOpen_AreClosed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are another thing there");
        Directory.CreateDirectory(Folder["audit/lists"]);
        await File.WriteAllTextAsync(Folder["audit/lists/2026-W03.json"], "{}", Cancellation);
        await File.WriteAllTextAsync(Folder["bad-rows.jsonl"], "", Cancellation);
        _ = new FolderOutputs(Folder.Path);
        Assert.All(
            new[] { "audit", "audit/lists", "audit/lists/2026-W03.json", "bad-rows.jsonl" },
            name => Assert.False(IsOpen(Folder[name]), name)
        );
    }

    [Fact]
    public async Task ListAsync_Links_ArePassedOverWhereOthersPutFilesAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        foreach (var name in new[] { "drop", "feedback", "mappings" })
        {
            Directory.CreateDirectory(Folder[name]);
            File.CreateSymbolicLink(Folder[$"{name}/linked.json"], "/etc/hostname");
        }

        var outputs = new FolderOutputs(Folder.Path);
        Assert.Empty(await outputs.ListAsync(Audience.Engineers, "drop/", Cancellation));
        Assert.Empty(await outputs.ListAsync(Audience.HumanResources, "feedback/", Cancellation));
        // A cluster hands in configuration by links.
        Assert.Single(await outputs.ListAsync(Audience.Engineers, "mappings/", Cancellation));
    }

    [Fact]
    public async Task CreateAsync_ManyAtTheSameTime_IsDoneByOne()
    {
        var outputs = new FolderOutputs(Folder.Path);
        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(i =>
                    Task.Run(
                        () => outputs.CreateAsync(Audience.Auditors, "notes/one.txt", new[] { (byte)('a' + i) }, Cancellation),
                        Cancellation
                    )
                )
        );
        Assert.Single(made, isMade => isMade);
        Assert.Single(await outputs.ListAsync(Audience.Auditors, "notes/", Cancellation));
        Assert.Single(await File.ReadAllBytesAsync(Folder["notes/one.txt"], Cancellation));
    }

    [Fact]
    public async Task ChangeAsync_ManyAtTheSameTime_LosesNoChange()
    {
        var outputs = new FolderOutputs(Folder.Path);
        await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(_ =>
                    Task.Run(
                        () =>
                            outputs.ChangeAsync(
                                Audience.Engineers,
                                "sources/x.json",
                                current => new byte[(current?.Length ?? 0) + 1],
                                Cancellation
                            ),
                        Cancellation
                    )
                )
        );
        Assert.Equal(32, (await outputs.ReadAsync(Audience.Engineers, "sources/x.json", Cancellation))!.Value.Length);
    }

    [Fact]
    public async Task WriteAsync_TwoWritersOfOneFile_LeaveOneWholeFileAndNothingElse()
    {
        var outputs = new FolderOutputs(Folder.Path);
        await Task.WhenAll(
            Enumerable
                .Range(0, 24)
                .Select(i =>
                    Task.Run(
                        () =>
                            outputs.WriteAsync(
                                Audience.Engineers,
                                "bad-rows.jsonl",
                                async stream =>
                                {
                                    await stream.WriteAsync(Enumerable.Repeat((byte)('a' + i), 50_000).ToArray());
                                    await Task.Yield();
                                    await stream.WriteAsync(Enumerable.Repeat((byte)('a' + i), 50_000).ToArray());
                                },
                                Cancellation
                            ),
                        Cancellation
                    )
                )
        );
        Assert.Single(Directory.GetFiles(Folder.Path));
        var content = await File.ReadAllBytesAsync(Folder["bad-rows.jsonl"], Cancellation);
        Assert.Equal(100_000, content.Length);
        Assert.Single(content.Distinct());
    }

    private static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;
}
