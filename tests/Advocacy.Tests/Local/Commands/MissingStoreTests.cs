namespace Advocacy.Tests.Local.Commands;

public sealed class MissingStoreTests : FolderTest
{
    [Theory]
    [InlineData("train")]
    [InlineData("candidates")]
    [InlineData("effect")]
    [InlineData("digest")]
    [InlineData("close")]
    [InlineData("report")]
    [InlineData("restate")]
    [InlineData("retention")]
    [InlineData("status")]
    [InlineData("replay")]
    [InlineData("feedback")]
    [InlineData("directory")]
    [InlineData("dossier")]
    [InlineData("mcp")]
    [InlineData("links")]
    [InlineData("benchmark")]
    [InlineData("whatif")]
    [InlineData("person", "export", "p1")]
    [InlineData("person", "erase", "p1")]
    public async Task RunAsync_NoStoreThere_SaysSoAndMakesNone(params string[] args)
    {
        var run = await CommandLineRun.OfAsync([.. args, "--out", Folder["out"]]);
        Assert.Equal(2, run.Code);
        Assert.Contains("there is no store", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder["out"]));
    }
}
