using System.Text;

namespace Advocacy.Tests.Pipeline.Runs;

public sealed class RunFilesTests : PipelineTest
{
    private static readonly PersonNames Ann = new(new("ann"), TestKeys.PseudonymOf("ann"));

    private RunFiles Files => Pipeline.Get<RunFiles>();

    [Fact]
    public async Task EraseAsync_FilesOfARun_TakesThoseThatNameThePersonAndLooksAgain()
    {
        await Files.WriteAsync("CloseDay/1/0/0", Naming("ann"), Cancellation);
        await Files.WriteAsync("CloseDay/1/0/1", Naming("bob"), Cancellation);
        Assert.Equal(new Swept(0), await Files.EraseAsync(Ann, isLast: false, Cancellation));
        Assert.Single(await Files.FindAsync(Ann, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(new Swept(1, IsWhole: false), await Files.EraseAsync(Ann, isLast: true, Cancellation));
        Assert.Equal(new Swept(0), await Files.EraseAsync(Ann, isLast: true, Cancellation));
        Assert.Null(await Files.ReadAsync("CloseDay/1/0/0", Cancellation));
        Assert.NotNull(await Files.ReadAsync("CloseDay/1/0/1", Cancellation));
    }

    [Theory]
    [InlineData("no archive at all, by somebody's hand")]
    [InlineData("cut")]
    public async Task EraseAsync_DamagedFile_StopsNoErasureAndGoes(string damage)
    {
        await Files.WriteAsync("CloseDay/1/0/0", Naming("ann"), Cancellation);
        var file = Pipeline.Folder["runs/CloseDay/1/0/0.gz"];
        var whole = await File.ReadAllBytesAsync(file, Cancellation);
        var damaged = damage == "cut" ? whole[..(whole.Length / 2)] : Encoding.UTF8.GetBytes(damage);
        await File.WriteAllBytesAsync(file, damaged, Cancellation);
        Assert.Equal(new Swept(1, IsWhole: false), await Files.EraseAsync(Ann, isLast: true, Cancellation));
        Assert.Equal(new Swept(0), await Files.EraseAsync(Ann, isLast: true, Cancellation));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task PlanAsync_RunsThatEndedBadly_AreGoneTheStagesOwnAtOnceAndOthersAfterADay()
    {
        var now = Pipeline.Clock.GetUtcNow();
        foreach (var (name, hours) in new[] { ("CloseDay/a", 1), ("SelectCandidates/b", 25), ("SelectCandidates/c", 23) })
        {
            await Files.WriteAsync(name, Naming("ann"), Cancellation);
            File.SetLastWriteTimeUtc(Pipeline.Folder[$"runs/{name}.gz"], now.AddHours(-hours).UtcDateTime);
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        Assert.NotNull(await Pipeline.Get<PartedRuns>().PlanAsync(nameof(CloseDay), "now", today, Cancellation));
        Assert.Null(await Files.ReadAsync("CloseDay/a", Cancellation));
        Assert.Null(await Files.ReadAsync("SelectCandidates/b", Cancellation));
        Assert.NotNull(await Files.ReadAsync("SelectCandidates/c", Cancellation));
    }

    private static byte[] Naming(string employee) =>
        Encoding.UTF8.GetBytes($$"""{"cells":[{"few":[{"person":"{{TestKeys.PseudonymOf(employee)}}","amount":3}]}]}""");
}
