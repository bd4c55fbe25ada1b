namespace Advocacy.Tests.Stores.Files;

public sealed class FolderOutputsTests : IDisposable
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(nameof(Audience.Marketing), true)]
    [InlineData(nameof(Audience.HumanResources), false)]
    [InlineData(nameof(Audience.Auditors), false)]
    [InlineData(nameof(Audience.Engineers), false)]
    [InlineData(nameof(Audience.Directory), false)]
    public async Task WriteAsync_Audience_LetsOthersReadWhatIsForMarketingAlone(string audience, bool mayRead)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are another thing there");
        var outputs = new FolderOutputs(_folder.Path);
        await outputs.WriteAsync(
            Enum.Parse<Audience>(audience),
            "sub/sub/written.txt",
            stream => stream.WriteAsync("a"u8.ToArray()).AsTask(),
            Cancellation
        );
        await outputs.CreateAsync(Enum.Parse<Audience>(audience), "sub/sub/created.txt", "a"u8.ToArray(), Cancellation);
        Assert.All(
            new[] { "sub", "sub/sub", "sub/sub/written.txt", "sub/sub/created.txt" },
            name => Assert.Equal(mayRead, IsOpen(_folder[name]))
        );
    }

    [Fact]
    public void OpenFile_StoreAndItsLog_AreItsOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are another thing there");
        SqliteDatabase.OpenFile(_folder["old.db"]).Dispose();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_folder["old.db"], Others | UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var old = SqliteDatabase.OpenFile(_folder["old.db"]);
        using var made = SqliteDatabase.OpenFile(_folder["new.db"]);
        Assert.True(Directory.GetFiles(_folder.Path).Length >= 4);
        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.False(IsOpen(file), file));
    }

    [Fact]
    public async Task FolderOutputs_FilesThatAnEarlierVersionLeftOpen_AreClosed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are another thing there");
        Directory.CreateDirectory(_folder["audit/lists"]);
        await File.WriteAllTextAsync(_folder["audit/lists/2026-W03.json"], "{}", Cancellation);
        await File.WriteAllTextAsync(_folder["bad-rows.jsonl"], "", Cancellation);
        _ = new FolderOutputs(_folder.Path);
        Assert.All(
            new[] { "audit", "audit/lists", "audit/lists/2026-W03.json", "bad-rows.jsonl" },
            name => Assert.False(IsOpen(_folder[name]), name)
        );
    }

    [Fact]
    public async Task CreateAsync_ManyAtTheSameTime_IsDoneByOne()
    {
        var outputs = new FolderOutputs(_folder.Path);
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
        Assert.Single(await File.ReadAllBytesAsync(_folder["notes/one.txt"], Cancellation));
    }

    [Fact]
    public async Task ChangeAsync_ManyAtTheSameTime_LosesNoChange()
    {
        var outputs = new FolderOutputs(_folder.Path);
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
        var outputs = new FolderOutputs(_folder.Path);
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
        Assert.Single(Directory.GetFiles(_folder.Path));
        var content = await File.ReadAllBytesAsync(_folder["bad-rows.jsonl"], Cancellation);
        Assert.Equal(100_000, content.Length);
        Assert.Single(content.Distinct());
    }

    private static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;
}
