using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Advocacy.Tests.Solution;

/// <summary>What a release carries for the command line: a package that is a tool, and an image.</summary>
[Trait("Speed", "Slow")]
public sealed class ReleaseTests : FolderTest
{
    private static readonly Dictionary<string, string> Environment = new() { ["MSBUILDDISABLENODEREUSE"] = "1" };

    // Built beside the tests.
    private static string Configuration => new DirectoryInfo(LocalProcess.Program).Parent!.Parent!.Name;

    // What the build of the tests has looked at already.
    private string[] Quickly =>
        [
            "--configuration",
            "Release",
            "--artifacts-path",
            Folder["artifacts"],
            "-p:RunAnalyzers=false",
            "-p:EnforceCodeStyleInBuild=false",
            "-p:GenerateDocumentationFile=false",
        ];

    [Fact]
    public async Task Pack_InstalledFromAFolder_IsACommandThatSaysItsVersion()
    {
        var packed = await ProgramRun.OfAsync(
            "dotnet",
            ["pack", "functions/Advocacy.Local", "--no-build", "--configuration", Configuration, "--output", Folder["feed"]],
            Environment
        );
        Assert.True(packed.Code == 0, packed.Said);
        // A feed of this one alone, so that no other package of the name is taken.
        await File.WriteAllTextAsync(
            Folder["nuget.config"],
            """<configuration><packageSources><clear /><add key="here" value="feed" /></packageSources></configuration>""",
            Cancellation
        );
        var installed = await ProgramRun.OfAsync(
            "dotnet",
            ["tool", "install", "advocacy", "--tool-path", Folder["tool"], "--configfile", Folder["nuget.config"]],
            Environment
        );
        Assert.True(installed.Code == 0, installed.Said);
        var version = await ProgramRun.OfAsync(Folder["tool/advocacy"], ["--version"]);
        Assert.Matches(@"^\d+\.\d+\.\d+(-\w+)?(\+[0-9a-f]{40})?\s*$", version.Output);
        var samples = Path.Combine(Golden.Root, "samples");
        var read = await ProgramRun.OfAsync(Folder["tool/advocacy"], ["ingest", Path.Combine(samples, "events"), "--out", Folder["out"]]);
        Assert.True(read.Code == 0, read.Said);
    }

    [Fact]
    public async Task PublishContainer_OverAnImageOfDotNet_IsOfAUserWhoIsNotRootAndServes()
    {
        await using var registry = await BaseImageRegistry.StartAsync();
        var archive = Folder["advocacy.tar"];
        var published = await ProgramRun.OfAsync(
            "dotnet",
            [
                "publish",
                "functions/Advocacy.Local",
                "/t:PublishContainer",
                .. Quickly,
                $"-p:ContainerBaseImage={registry.Image}",
                $"-p:ContainerArchiveOutputPath={archive}",
            ],
            Environment
        );
        Assert.True(published.Code == 0, published.Said);
        await ExtractAsync(archive, Folder["image"]);
        var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Folder["image/manifest.json"], Cancellation)).RootElement[0];
        var config = JsonDocument
            .Parse(await File.ReadAllTextAsync(Folder[$"image/{manifest.GetProperty("Config")}"], Cancellation))
            .RootElement.GetProperty("config");
        Assert.Equal("1654", config.GetProperty("User").GetString());
        Assert.Equal(["dotnet", "/app/advocacy.dll"], Texts(config.GetProperty("Entrypoint")));
        Assert.Equal(["serve", "--out", "/home/app/out"], Texts(config.GetProperty("Cmd")));

        await ExtractAsync(Folder[$"image/{manifest.GetProperty("Layers")[1]}"], Folder["root"]);
        var health = await ProgramRun.OfAsync("dotnet", [Folder["root/app/advocacy.dll"], "health", "--port", "1"]);
        Assert.Equal((3, "No answer on port 1.\n"), (health.Code, health.Output));
    }

    /// <summary>Takes an archive apart, zipped or not.</summary>
    private static async Task ExtractAsync(string archive, string folder)
    {
        Directory.CreateDirectory(folder);
        await using var file = File.OpenRead(archive);
        var isZipped = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        await using var content = isZipped ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        await TarFile.ExtractToDirectoryAsync(content, folder, overwriteFiles: false, Cancellation);
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString());
}
