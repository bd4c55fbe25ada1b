using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Advocacy.Tests.Solution;

/// <summary>What the compiler cannot hold.</summary>
public sealed partial class HouseRulesTests
{
    private const int MostCharacters = 140;

    private static IEnumerable<string> Sources => Files("functions", "*.cs").Concat(Files("ml", "*.cs"));

    private static IEnumerable<string> OwnSources => Sources.Where(file => Path.GetFileName(file) is not "Program.cs");

    [Fact]
    public void Root_Folders_AreTheFourOfTheDesignAndTheSamples() =>
        Assert.Subset(
            new HashSet<string> { "functions", "ml", "infra", "tests", "samples", "out", "TestResults" },
            Directory
                .EnumerateDirectories(Golden.Root)
                .Select(folder => Path.GetFileName(folder)!)
                .Where(name => name[0] != '.')
                .ToHashSet()
        );

    // A package without a hash may be another one tomorrow.
    [Fact]
    public void Projects_EachPackage_IsLockedByItsHash() =>
        Assert.All(
            Files("functions", "*.csproj").Concat(Files("ml", "*.csproj")).Concat(Files("tests", "*.csproj")),
            project =>
                Assert.All(
                    JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")))!["dependencies"]!
                        .AsObject()
                        .SelectMany(framework => framework.Value!.AsObject())
                        .Where(package => (string?)package.Value!["type"] != "Project"),
                    package => Assert.NotNull(package.Value!["contentHash"])
                )
        );

    [Fact]
    public void Sources_EachFile_IsCalledByATypeOfIts() =>
        Assert.All(
            OwnSources,
            file =>
                Assert.Contains(
                    Path.GetFileNameWithoutExtension(file),
                    TopLevelType().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
                )
        );

    [Fact]
    public void Sources_EachFile_HasAtMostThreeHundredLines() =>
        Assert.All(Sources, file => Assert.InRange(File.ReadLines(file).Count(), 1, 300));

    /// <summary>But for what is written as it stands: SQL, markup and JSON within three quotes.</summary>
    [Fact]
    public void Sources_EachLine_EndsAtTheHundredAndFortiethCharacter() =>
        Assert.All(
            Sources.Concat(Files("tests", "*.cs")),
            file => Assert.DoesNotContain(LinesOutsideOfRawText(file), line => line.Length > MostCharacters)
        );

    [Fact]
    public void Sources_EachNamespace_IsItsFolder() =>
        Assert.All(
            OwnSources,
            file =>
            {
                var folders = Path.GetRelativePath(Golden.Root, Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar).Skip(1);
                Assert.Contains($"namespace {string.Join('.', folders)};", File.ReadAllText(file), StringComparison.Ordinal);
            }
        );

    [Fact]
    public void Sources_Names_SayWhatThingsAre() =>
        Assert.DoesNotContain(
            Sources.Select(file => Path.GetFileNameWithoutExtension(file)),
            name => Regex.IsMatch(name, "Manager|Helper|Service|Util|Common")
        );

    [Fact]
    public void Sources_Logging_IsInOneLogsFileAProject() =>
        Assert.All(
            Sources.Where(file => Path.GetFileName(file) != "Logs.cs"),
            file => Assert.DoesNotMatch(@"LoggerMessage\(|\.Log(Information|Warning|Error|Debug|Trace|Critical)\(", File.ReadAllText(file))
        );

    /// <summary>What reads people whatever they decided: their own export, the stores that are asked for it, and what looks at whether
    /// anybody was taken in.</summary>
    [Fact]
    public void Sources_PeopleWhateverTheyDecided_AreReadForThemselvesAndForCountsAlone() =>
        Assert.Equal(
            [
                "Consent.cs",
                "CosmosReader.cs",
                "DirectoryCheck.cs",
                "ExportPerson.cs",
                "ForgetPerson.cs",
                "IngestCommand.cs",
                "LocalHost.cs",
                "OwnRecord.cs",
                "PersonCommand.cs",
                "SimulateCommand.cs",
                "SqliteActivityStore.cs",
                "SqliteConsent.cs",
                "StatusCommand.cs",
                "TrainModel.cs",
            ],
            Sources
                .Where(file =>
                    Path.GetFileName(file) is not ("Volunteering.cs" or "CompanyActivity.cs")
                    && File.ReadAllText(file).Contains("Purpose.Rights", StringComparison.Ordinal)
                )
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Tests_Names_SayMethodStateExpected() =>
        Assert.All(
            typeof(HouseRulesTests)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .Where(method => method.GetCustomAttributes(typeof(FactAttribute), true).Length > 0),
            method => Assert.Equal(3, method.Name.Split('_').Length)
        );

    [Fact]
    public void Tests_Folders_MirrorTheProjects() =>
        Assert.Subset(
            new HashSet<string>
            {
                "Domain",
                "Pipeline",
                "Stores",
                "Sources",
                "Reports",
                "Web",
                "Ml",
                "Functions",
                "Local",
                "Benchmarks",
                "Infra",
                "Solution",
                "Support",
            },
            Directory
                .EnumerateDirectories(Path.Combine(Golden.Root, "tests", "Advocacy.Tests"))
                .Select(folder => Path.GetFileName(folder)!)
                .Where(name => name is not ("bin" or "obj" or "TestResults"))
                .ToHashSet()
        );

    [Fact]
    public void Projects_Versions_StandOnlyInDirectoryPackagesProps() =>
        Assert.All(
            Files(".", "*.csproj"),
            file => Assert.Empty(XDocument.Load(file).Descendants("PackageReference").Attributes("Version"))
        );

    [Fact]
    public void DirectoryPackagesProps_EachVersion_IsUsedAndSaysWhy()
    {
        var lines = File.ReadAllLines(Path.Combine(Golden.Root, "Directory.Packages.props"));
        var used = Files(".", "*.csproj").Append(Path.Combine(Golden.Root, "Directory.Build.props")).Select(File.ReadAllText).ToList();
        Assert.All(
            lines.Index().Where(line => line.Item.Contains("<PackageVersion", StringComparison.Ordinal)),
            line =>
            {
                var name = Regex.Match(line.Item, "Include=\"([^\"]+)\"").Groups[1].Value;
                Assert.True(
                    used.Any(text => text.Contains($"\"{name}\"", StringComparison.Ordinal))
                        || lines[line.Index - 1].Contains("Pinned: ", StringComparison.Ordinal),
                    name
                );
                Assert.Matches("-->|<PackageVersion", lines[line.Index - 1]);
            }
        );
    }

    private static List<string> LinesOutsideOfRawText(string file)
    {
        var (lines, isRaw) = (new List<string>(), false);
        foreach (var line in File.ReadLines(file))
        {
            var quotes = line.Split("\"\"\"").Length - 1;
            if (!isRaw && quotes == 0)
            {
                lines.Add(line);
            }

            isRaw ^= quotes % 2 == 1;
        }

        return lines;
    }

    private static IEnumerable<string> Files(string under, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Golden.Root, under), pattern, SearchOption.AllDirectories)
            .Where(file => !Regex.IsMatch(Path.GetRelativePath(Golden.Root, file), @"(^|[/\\])(obj|bin|out)[/\\]"));

    [GeneratedRegex(
        @"^(?:public|internal)\s+(?:(?:static|sealed|abstract|partial|readonly)\s+)*"
            + @"(?:class|record struct|record|enum|interface|struct)\s+(\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex TopLevelType();
}
