using System.Text.RegularExpressions;

namespace Advocacy.Tests.Infra.Workflows;

public sealed partial class WorkflowTests
{
    private static string Folder { get; } = Path.Combine(Golden.Root, ".github", "workflows");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.yml").Select(file => Path.GetFileName(file)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_EveryAction_IsPinnedByHash(string name)
    {
        var uses = Uses().Matches(Read(name)).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, action => Assert.Matches("^[A-Za-z-]+/[A-Za-z/-]+@[0-9a-f]{40}$", action));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Permissions_AreReadOnlyButInJobs(string name)
    {
        Assert.Contains("\npermissions:\n  contents: read\n\n", Read(name), StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", Read(name), StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", Read(name).Replace("secrets.sh", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    // An expression within a script is run as a part of it, whatever is in it.
    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Scripts_HoldNoExpressionButOfTheMatrix(string name) =>
        Assert.All(
            Read(name)
                .Split('\n')
                .Where(line =>
                    line.Contains("${{", StringComparison.Ordinal)
                    && (
                        line.Contains("run:", StringComparison.Ordinal)
                        || line.StartsWith("          ", StringComparison.Ordinal) && !Setting().IsMatch(line)
                    )
                ),
            line => Assert.Matches(@"\$\{\{ matrix\.", line)
        );

    [Fact]
    public void Deploy_Outputs_AreThoseThatTheScriptsAskFor()
    {
        var told = Output()
            .Matches(File.ReadAllText(Path.Combine(Golden.Root, "infra", "main.bicep")))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();
        var asked = Asked()
            .Matches(File.ReadAllText(Path.Combine(Golden.Root, "infra", "secrets.sh")) + Read("deploy.yml"))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();
        Assert.Superset(asked.Except(["AZURE_LOCATION", "AZURE_SUBSCRIPTION_ID", "AZURE_ENV_NAME"]).ToHashSet(), told);
        Assert.Contains("AZURE_FUNCTION_NAME", asked);
    }

    // The shell that GitHub takes where none is named stops at no part of a pipe but the last.
    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Pipes_FailWhereAPartOfThemFails(string name) =>
        Assert.All(
            Steps().Split(Read(name)).Where(step => Pipe().IsMatch(step)),
            step => Assert.Contains("set -o pipefail", step, StringComparison.Ordinal)
        );

    // Variables of a job's environment are known within the job, and empty in its condition.
    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Conditions_AskForNoVariableOfAnEnvironment(string name) =>
        Assert.DoesNotMatch(@"(?m)^\s+(- )?if: .*\bvars\.", Read(name));

    [Fact]
    public void Infra_WhatIf_IsCheckedAsWhoMayOnlyRead() =>
        Assert.Contains("--validation-level ProviderNoRbac", Read("infra.yml"), StringComparison.Ordinal);

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    [GeneratedRegex(@"^      - ", RegexOptions.Multiline)]
    private static partial Regex Steps();

    [GeneratedRegex(@"[^|]\|\s")]
    private static partial Regex Pipe();

    [GeneratedRegex(@"uses: (\S+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"^ +[A-Za-z_-]+: ")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^output (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Output();

    [GeneratedRegex(@"\$(AZURE_\w+)")]
    private static partial Regex Asked();
}
