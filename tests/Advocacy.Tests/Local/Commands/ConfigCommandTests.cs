using NJsonSchema;

namespace Advocacy.Tests.Local.Commands;

public sealed class ConfigCommandTests : FolderTest
{
    [Fact]
    public async Task Check_FileWithManyMistakes_ListsThemAllAndTouchesNothing()
    {
        var run = await RunAsync("""{"Advocacy":{"Conversion":{"MinShare":3,"StepWeeks":"often"},"Reach":{"Currency":"euro"}}}""", "check");
        Assert.Equal((2, 3), (run.Code, run.Errors.Split("error: ").Length - 1));
        Assert.False(Directory.Exists(Folder["out"]));
    }

    [Fact]
    public async Task Check_NoJson_SaysTheLineAndTheColumn()
    {
        var run = await RunAsync("{\n  \"Advocacy\": {\n    \"Reach\": { \"Currency\" \"EUR\" }\n  }\n}", "check");
        Assert.Equal(2, run.Code);
        Assert.Contains("options.json: line 3, column 27: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_SecretsAndOthers_SaysWhereTheyAreFromAndHidesSecrets()
    {
        var run = await RunAsync("""{"Advocacy":{"Conversion":{"MinShares":5},"Sources":{"BlueskyPassword":"hunter2"}}}""", "show");
        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Matches(@"MinShares +5 \(.*options\.json\)", run.Output);
        Assert.Matches(@"StepWeeks +1 \(default\)", run.Output);
        Assert.Matches(@"BlueskyPassword +\(hidden\) \(.*options\.json\)", run.Output);
        Assert.DoesNotContain("hunter2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_FileOfOurs_IsAsTheSchemaSays()
    {
        var run = await CommandLineRun.OfAsync("config", "schema");
        var schema = await JsonSchema.FromJsonAsync(run.Output, Cancellation);
        Assert.Empty(
            schema.Validate("""{"$schema":"x","Advocacy":{"Conversion":{"MinShares":5},"Reach":{"Networks":{"x":{"Click":2.5}}}}}""")
        );
        Assert.NotEmpty(schema.Validate("""{"Advocacy":{"Conversion":{"MinShare":5}}}"""));
        Assert.NotEmpty(schema.Validate("""{"Advocacy":{"Conversion":{"MinShares":"five"}}}"""));
    }

    [Theory]
    [InlineData("stauts", "Did you mean 'status'?")]
    [InlineData("candidate", "Did you mean 'candidates'?")]
    [InlineData("--confg", "Did you mean '--config'?")]
    public async Task RunAsync_MistypedCommand_NamesTheNearest(string word, string said)
    {
        var run = await CommandLineRun.OfAsync(word);
        Assert.Equal(2, run.Code);
        Assert.Contains(said, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _advocacy advocacy")]
    [InlineData("zsh", "compdef _advocacy advocacy")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Completion_OfAShell_AsksTheProgramItself(string shell, string said)
    {
        var script = (await CommandLineRun.OfAsync("completion", shell)).Output;
        Assert.Contains(said, script, StringComparison.Ordinal);
        Assert.Contains("[suggest:", script, StringComparison.Ordinal);
        Assert.Contains("candidates", (await CommandLineRun.OfAsync("[suggest:12]", "advocacy can")).Output, StringComparison.Ordinal);
    }

    private async Task<CommandLineRun> RunAsync(string json, string command)
    {
        await File.WriteAllTextAsync(Folder["options.json"], json, Cancellation);
        return await CommandLineRun.OfAsync("config", command, "--config", Folder["options.json"], "--out", Folder["out"]);
    }
}
