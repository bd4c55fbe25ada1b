namespace Advocacy.Tests.Local.Commands;

/// <summary>Every door by which people come in: where the simulated company is, whose keys are published, none lets real people
/// in.</summary>
public sealed class DoorsTests : FolderTest
{
    private const string RealPerson =
        """{"specversion":"1.0","id":"1","source":"/hr","type":"advocacy.consent.v1","data":{"employeeId":"real-person","granted":true,"at":"2026-01-01T00:00:00Z"}}""";

    private const string Survey =
        "employee_id,answered_on,synergy,antagonism,digital_culture,company_link,own_interest\nreal-person,2026-01-01,3,2,3,3,3\n";

    private string Out => Folder["out"];

    [Theory]
    [InlineData("run", "--input", "real.jsonl")]
    [InlineData("ingest", "real.jsonl")]
    [InlineData("survey", "survey.csv")]
    [InlineData("feedback", "feedback.csv")]
    [InlineData("feedback")]
    [InlineData("sources", "collect", "drop")]
    [InlineData("replay")]
    public async Task AnyDoor_WhereTheSimulatedCompanyIs_LetsNobodyIn(params string[] command)
    {
        await SimulateAsync();
        Assert.Equal(0, (await CommandLineRun.OfAsync("ingest", SimulateCommand.FileIn(Out), "--out", Out)).Code);
        await File.WriteAllTextAsync(Folder["real.jsonl"], RealPerson, Cancellation);
        await File.WriteAllTextAsync(Folder["survey.csv"], Survey, Cancellation);
        await File.WriteAllTextAsync(Folder["feedback.csv"], "employee_id,list,outcome\nreal-person,2026-W03,accepted\n", Cancellation);
        Directory.CreateDirectory(Path.Combine(Out, "drop"));
        File.Copy(Folder["real.jsonl"], Path.Combine(Out, "drop", "real.jsonl"));
        var run = await CommandLineRun.OfAsync([
            .. command.Select(part => part.Contains('.', StringComparison.Ordinal) ? Folder[part] : part),
            "--out",
            Out,
        ]);
        Assert.Equal(2, run.Code);
        Assert.Contains("holds the simulated company", run.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Out, "drop", "real.jsonl")));
        File.Delete(Path.Combine(Out, "drop", "real.jsonl"));
        Assert.Empty(Footprints.In(Out, "real-person"));
    }

    [Fact]
    public void Serve_WhereTheSimulatedCompanyIs_TakesInWhatItsOwnPagesSendAndCollectsNothing()
    {
        Assert.Equal(["IngestEvents", "EraseEmployee"], ServeCommand.TriggersOf(isDemo: true).Select(trigger => trigger.Name));
        Assert.Equal(Topology.Triggers, ServeCommand.TriggersOf(isDemo: false));
    }

    [Fact]
    public async Task Ingest_TheSimulatedCompanyItself_IsTakenIn()
    {
        await SimulateAsync();
        var run = await CommandLineRun.OfAsync("ingest", Path.Combine(Out, "simulated", "events.jsonl.gz"), "--out", Out);
        Assert.Equal((0, ""), (run.Code, run.Errors));
    }

    [Theory]
    [InlineData("ingest", "real.jsonl")]
    [InlineData("survey", "survey.csv")]
    [InlineData("feedback")]
    [InlineData("serve")]
    [InlineData("sources", "collect", "drop")]
    [InlineData("replay")]
    public async Task AnyDoor_StoreThatTheSimulatedCompanyFilled_IsRefusedUnderAnotherKey(params string[] command)
    {
        await SimulateAsync();
        Assert.Equal(0, (await CommandLineRun.OfAsync("ingest", Path.Combine(Out, "simulated", "events.jsonl.gz"), "--out", Out)).Code);
        await File.WriteAllTextAsync(Folder["real.jsonl"], RealPerson, Cancellation);
        await File.WriteAllTextAsync(Folder["survey.csv"], Survey, Cancellation);
        Directory.CreateDirectory(Folder["elsewhere/drop"]);
        File.Copy(Folder["real.jsonl"], Folder["elsewhere/drop/real.jsonl"]);
        var arguments = command.Select(part => part.Contains('.', StringComparison.Ordinal) ? Folder[part] : part);
        var run = await ProgramRun.OfAsync(
            "dotnet",
            [LocalProcess.Program, .. arguments, "--store", Path.Combine(Out, "advocacy.db"), "--out", Folder["elsewhere"]],
            new Dictionary<string, string> { ["Advocacy__Privacy__PseudonymKey"] = "b3RoZXIga2V5IGZvciB0ZXN0cywgYW5kIG9mIDMyIGI=" }
        );
        Assert.Equal(2, run.Code);
        Assert.Contains("filled under another pseudonym key", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Footprints.In(Out, "real-person"));
        Assert.True(File.Exists(Folder["elsewhere/drop/real.jsonl"]));
    }

    [Fact]
    public async Task Simulate_WhereOtherPeopleAre_IsRefused()
    {
        await File.WriteAllTextAsync(Folder["real.jsonl"], RealPerson, Cancellation);
        Assert.Equal(0, (await CommandLineRun.OfAsync("ingest", Folder["real.jsonl"], "--out", Out)).Code);
        var run = await CommandLineRun.OfAsync("simulate", "--people", "30", "--months", "1", "--out", Out);
        Assert.Equal(2, run.Code);
        Assert.Contains("holds other events", run.Errors, StringComparison.Ordinal);
    }

    private async Task SimulateAsync() =>
        Assert.Equal(0, (await CommandLineRun.OfAsync("simulate", "--people", "30", "--months", "2", "--out", Out)).Code);
}
