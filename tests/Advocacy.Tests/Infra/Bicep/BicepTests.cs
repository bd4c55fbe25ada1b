using System.Text.Json.Nodes;

namespace Advocacy.Tests.Infra.Bicep;

[Trait("Speed", "Slow")]
public sealed class BicepTests
{
    public static TheoryData<string> Environments => ["main", "dev", "prod", "private"];

    private static string Main => Path.Combine(BicepProgram.Infra, "main.bicep");

    [Theory]
    [InlineData("build", "--stdout")]
    [InlineData("lint", null)]
    public async Task Run_Templates_SaysNothing(string command, string? option)
    {
        // Both end with 0 on wrong names and types: what they say counts.
        var (code, said) = await BicepProgram.RunAsync([command, Main, .. option is null ? Array.Empty<string>() : [option]]);
        Assert.Equal(0, code);
        Assert.DoesNotMatch(@"\) : (Error|Warning|Info) ", said);
    }

    [Fact]
    public async Task Format_EveryFile_IsUnchanged()
    {
        using var folder = new TemporaryFolder();
        BicepProgram.CopyTo(folder.Path);
        foreach (
            var file in Directory
                .EnumerateFiles(folder.Path, "*.bicep*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam")
        )
        {
            await BicepProgram.RunAsync("format", file);
            Assert.Equal(
                await File.ReadAllTextAsync(Path.Combine(BicepProgram.Infra, Path.GetRelativePath(folder.Path, file)), Cancellation),
                await File.ReadAllTextAsync(file, Cancellation)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Snapshot_Environment_IsTheOneInTheRepository(string name)
    {
        var parameters = Path.Combine(BicepProgram.Infra, $"{name}.bicepparam");
        if (Environment.GetEnvironmentVariable("ADVOCACY_GOLDEN") == "write")
        {
            await BicepProgram.SnapshotAsync(parameters, "overwrite");
        }

        var (code, said) = await BicepProgram.SnapshotAsync(parameters, "validate");
        Assert.True(code == 0, said);
    }

    [Theory]
    [InlineData("UPPER")]
    [InlineData("some_what.longer-than-twelve-letters")]
    [InlineData("my(env)1")]
    [InlineData("a234567890123456789012345678901234567890123456789-123456789012x")]
    public async Task Snapshot_AnyNameOfAnEnvironment_MakesNamesThatAzureTakes(string name)
    {
        using var folder = new TemporaryFolder();
        BicepProgram.CopyTo(folder.Path);
        var text = await File.ReadAllTextAsync(folder["main.bicepparam"], Cancellation);
        var asked = "readEnvironmentVariable('AZURE_ENV_NAME', 'dev')";
        Assert.Contains(asked, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder["main.bicepparam"], text.Replace(asked, $"'{name}'", StringComparison.Ordinal), Cancellation);
        var (code, said) = await BicepProgram.SnapshotAsync(folder["main.bicepparam"], "overwrite");
        Assert.True(code == 0, said);
        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(folder["main.snapshot.json"], Cancellation))!.AsObject();
        Assert.Empty(new DeploymentSnapshot(snapshot, isPrivate: false).Problems());
        string NameOf(string type) =>
            (string)snapshot["predictedResources"]!.AsArray().Single(one => (string)one!["type"]! == type)!["name"]!;
        Assert.Matches("^[a-z0-9-]{4,62}[a-z0-9]$", NameOf("Microsoft.OperationalInsights/workspaces"));
        Assert.Matches(
            "^[a-z0-9-]{3,128}$",
            (string)
                snapshot["predictedResources"]!
                    .AsArray()
                    .First(one => (string)one!["type"]! == "Microsoft.ManagedIdentity/userAssignedIdentities")!["name"]!
        );
        Assert.Matches("^[a-z0-9-]{3,44}$", NameOf("Microsoft.DocumentDB/databaseAccounts"));
        Assert.Matches("^[a-z0-9-]{2,60}$", NameOf("Microsoft.Web/sites"));
        Assert.Matches("^[a-z0-9-]{3,24}$", NameOf("Microsoft.KeyVault/vaults"));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Problems_Environment_KeepsEveryRule(string name)
    {
        var snapshot = JsonNode.Parse(File.ReadAllText(Path.Combine(BicepProgram.Infra, $"{name}.snapshot.json")))!.AsObject();
        Assert.Equal("", string.Join("\n", new DeploymentSnapshot(snapshot, isPrivate: name == "private").Problems()));
        Assert.Empty(snapshot["diagnostics"]!.AsArray());
    }
}
