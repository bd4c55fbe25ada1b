using System.Reflection;
using System.Xml.Linq;

namespace Advocacy.Tests.Solution;

/// <summary>The arrows of the design: Domain ◄ Pipeline ◄ {Stores, Sources, Reports ◄ Web, Ml} ◄ {Functions, Local}.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Advocacy.Domain"] = [],
        ["Advocacy.Pipeline"] = ["Advocacy.Domain"],
        ["Advocacy.Stores"] = ["Advocacy.Domain", "Advocacy.Pipeline"],
        ["Advocacy.Sources"] = ["Advocacy.Domain", "Advocacy.Pipeline"],
        ["Advocacy.Reports"] = ["Advocacy.Domain", "Advocacy.Pipeline"],
        ["Advocacy.Ml"] = ["Advocacy.Domain", "Advocacy.Pipeline"],
        ["Advocacy.Web"] = ["Advocacy.Domain", "Advocacy.Pipeline", "Advocacy.Reports"],
        ["Advocacy.Functions"] =
        [
            "Advocacy.Domain",
            "Advocacy.Pipeline",
            "Advocacy.Stores",
            "Advocacy.Sources",
            "Advocacy.Reports",
            "Advocacy.Web",
            "Advocacy.Ml",
        ],
        ["Advocacy.Local"] =
        [
            "Advocacy.Domain",
            "Advocacy.Pipeline",
            "Advocacy.Stores",
            "Advocacy.Sources",
            "Advocacy.Reports",
            "Advocacy.Web",
            "Advocacy.Ml",
        ],
    };

    // Who alone may see a technology.
    private static readonly (string Prefix, string[] Projects)[] Owners =
    [
        ("Microsoft.ML", ["Advocacy.Ml"]),
        ("Microsoft.Data.Sqlite", ["Advocacy.Stores"]),
        ("SQLitePCL", ["Advocacy.Stores"]),
        ("Parquet", ["Advocacy.Reports", "Advocacy.Stores"]),
        ("CsvHelper", ["Advocacy.Reports", "Advocacy.Sources"]),
        ("Azure.", ["Advocacy.Stores"]),
        ("Microsoft.Azure.Cosmos", ["Advocacy.Stores"]),
        ("Microsoft.Azure.Functions", ["Advocacy.Functions"]),
        ("System.Net.Http", ["Advocacy.Stores", "Advocacy.Sources"]),
        ("Microsoft.AspNetCore", ["Advocacy.Functions", "Advocacy.Local", "Advocacy.Web"]),
        ("MailKit", ["Advocacy.Reports"]),
        ("MimeKit", ["Advocacy.Reports"]),
        ("DocumentFormat", ["Advocacy.Reports", "Advocacy.Sources"]),
        ("OpenTelemetry", ["Advocacy.Functions", "Advocacy.Stores"]),
        ("System.CommandLine", ["Advocacy.Local"]),
        ("Spectre", ["Advocacy.Local"]),
        ("MathNet", ["Advocacy.Local", "Advocacy.Ml", "Advocacy.Pipeline"]),
        ("OxyPlot", ["Advocacy.Ml"]),
        ("Microsoft.DurableTask", ["Advocacy.Functions"]),
        // The Functions SDK generates code with it.
        ("System.Console", ["Advocacy.Functions", "Advocacy.Local"]),
    ];

    public static TheoryData<string> Projects => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_References_FollowTheArrows(string project) =>
        Assert.Subset(
            Arrows[project].ToHashSet(),
            References(project).Where(name => name.StartsWith("Advocacy.", StringComparison.Ordinal)).ToHashSet()
        );

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_Technologies_AreSeenByTheirOwnersOnly(string project) =>
        Assert.DoesNotContain(
            References(project).Concat(Packages(project)),
            name => Owners.Any(owner => name.StartsWith(owner.Prefix, StringComparison.Ordinal) && !owner.Projects.Contains(project))
        );

    [Fact]
    public void Domain_Project_HasNoPackageAndNoProject()
    {
        Assert.Empty(Packages("Advocacy.Domain"));
        Assert.Empty(Project("Advocacy.Domain").Descendants("ProjectReference"));
        Assert.All(References("Advocacy.Domain"), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Ports_EveryOne_IsAnInterfaceWithoutTechnology() =>
        Assert.All(
            Assembly
                .Load("Advocacy.Pipeline")
                .GetTypes()
                .Where(type =>
                    type.Namespace?.StartsWith("Advocacy.Pipeline.", StringComparison.Ordinal) == true
                    && type is { IsInterface: true, IsPublic: true }
                )
                .SelectMany(type => type.GetMethods()),
            method =>
                Assert.All(
                    method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
                    type => Assert.Matches("^(System|Advocacy\\.Domain|Advocacy\\.Pipeline)", type.Namespace!)
                )
        );

    [Fact]
    public void Directory_Readers_AreTheListsWriterAndTheListsPageAlone() =>
        Assert.Equal(
            [typeof(PublishList), typeof(WeekList)],
            Arrows
                .Keys.SelectMany(project => Assembly.Load(AssemblyOf(project)).GetTypes())
                .Where(type =>
                    type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                        .SelectMany(constructor => constructor.GetParameters())
                        .Any(parameter => parameter.ParameterType == typeof(IPeopleDirectory))
                )
        );

    [Fact]
    public void AddressBook_Readers_AreTheSignInAlone() =>
        Assert.All(
            Arrows
                .Keys.SelectMany(project => Assembly.Load(AssemblyOf(project)).GetTypes())
                .SelectMany(type =>
                    type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                )
                .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(IAddressBook))),
            method => Assert.Equal("Advocacy.Web.SignIn", method.DeclaringType!.Namespace)
        );

    private static IEnumerable<string> References(string project) =>
        Assembly.Load(AssemblyOf(project)).GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> Packages(string project) =>
        Project(project).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value);

    // The command line is called as its users call it.
    private static string AssemblyOf(string project) => project == "Advocacy.Local" ? "advocacy" : project;

    private static XDocument Project(string project) =>
        XDocument.Load(Directory.EnumerateFiles(Golden.Root, $"{project}.csproj", SearchOption.AllDirectories).Single());
}
