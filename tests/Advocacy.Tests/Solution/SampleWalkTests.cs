using System.Text.RegularExpressions;

namespace Advocacy.Tests.Solution;

[Trait("Speed", "Slow")]
public sealed partial class SampleWalkTests : FolderTest
{
    private static string Readme { get; } = File.ReadAllText(Path.Combine(Golden.Root, "samples", "README.md"));

    [Fact]
    public async Task Walk_OverACopyOfTheSamples_SaysWhatTheReadmeShows()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "the script needs a shell");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Golden.Root, "samples"), "*", SearchOption.AllDirectories))
        {
            var copy = Folder[Path.GetRelativePath(Golden.Root, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var run = await ProgramRun.OfAsync(
            "/bin/sh",
            [Folder["samples/walk.sh"]],
            new Dictionary<string, string> { ["PROGRAM"] = $"dotnet {LocalProcess.Program}" }
        );
        Assert.True(run.Code == 0, run.Said);
        var said = LinesOf(run.Output).ToList();
        var from = 0;
        foreach (var line in LinesOf(SessionIn(Readme)))
        {
            from = said.IndexOf(line, from) + 1;
            Assert.True(from > 0, $"not said, or not in this order: {line}\n{run.Said}");
        }

        Assert.True(File.Exists(Folder["out/samples/report.html"]));
        // On a slow machine progress is told there.
        Assert.All(
            run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.EndsWith("s left", line, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Readme_OfTheSamples_NamesEachOfItsFilesAndNoOther()
    {
        var named = FileNamed().Matches(Readme.Split("With the .NET 10 SDK")[0]).Select(match => match.Groups[1].Value).ToList();
        var there = Directory
            .EnumerateFiles(Path.Combine(Golden.Root, "samples"), "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .Except(["README.md", "walk.sh"])
            .Select(name => name!.EndsWith(".jsonl", StringComparison.Ordinal) ? "*.jsonl" : name);
        Assert.Equal(there.Distinct().Order(StringComparer.Ordinal), named.Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static string SessionIn(string readme) => readme.Split("```console")[1].Split("```")[0];

    /// <summary>Lines without what each walk draws anew, or what the clock moves: people with reasons, how many are invited.</summary>
    private static IEnumerable<string> LinesOf(string text) =>
        text.Split('\n')
            .Select(line => line.TrimEnd())
            .Where(line => line.Length > 0 && !Drawn().IsMatch(line))
            .Select(line => Invited().Replace(line, "…"));

    [GeneratedRegex(@"^  \d+ +[0-9a-f]{20}|^ {40}|^  …$|lag behind the clock|^The first command builds")]
    private static partial Regex Drawn();

    [GeneratedRegex(@"(?<=^2026-W24: )\d+")]
    private static partial Regex Invited();

    [GeneratedRegex("`([^`]+[.](?:jsonl|csv|json))`")]
    private static partial Regex FileNamed();
}
