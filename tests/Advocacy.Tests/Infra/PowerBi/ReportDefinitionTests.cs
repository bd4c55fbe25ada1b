using System.Text.Json.Nodes;

namespace Advocacy.Tests.Infra.PowerBi;

public sealed class ReportDefinitionTests
{
    private static readonly string Project = Path.Combine(Golden.Root, "infra", "powerbi");
    private static readonly string Definition = Path.Combine(Project, "Advocacy.Report", "definition");

    public static IEnumerable<string> Visuals =>
        Directory.EnumerateFiles(Definition, "visual.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [Fact]
    public void Visuals_EveryField_IsInTheModelUnderItsName()
    {
        var model = TmdlModel
            .Read()
            .Objects.Select(one => (one.Table, one.Name, Kind: one.Kind == "measure" ? "Measure" : "Column"))
            .ToHashSet();
        var fields = Visuals.SelectMany(file => FieldsOf(JsonNode.Parse(File.ReadAllText(file))!)).ToList();
        Assert.True(fields.Count > 60);
        Assert.All(fields, field => Assert.Contains(field, model));
    }

    [Fact]
    public void Visuals_EveryOneWithData_HasATitleAndATextForThoseWhoDoNotSeeIt() =>
        Assert.All(
            Visuals.Select(file => JsonNode.Parse(File.ReadAllText(file))!["visual"]!).Where(visual => visual["query"] is not null),
            visual =>
            {
                Assert.NotNull(visual["visualContainerObjects"]!["title"]);
                Assert.NotNull(visual["visualContainerObjects"]!["general"]![0]!["properties"]!["altText"]);
            }
        );

    [Fact]
    public void Pages_Visuals_LieWithinThePageAndDoNotCoverEachOther() =>
        Assert.All(
            Directory.GetDirectories(Path.Combine(Definition, "pages")),
            page =>
            {
                var places = Directory
                    .EnumerateFiles(page, "visual.json", SearchOption.AllDirectories)
                    .Select(file => JsonNode.Parse(File.ReadAllText(file))!["position"]!)
                    .Select(position =>
                        (
                            X: (double)position["x"]!,
                            Y: (double)position["y"]!,
                            Width: (double)position["width"]!,
                            Height: (double)position["height"]!
                        )
                    )
                    .ToList();
                Assert.All(
                    places,
                    place =>
                        Assert.True(
                            place.X >= 0 && place.Y >= 0 && place.X + place.Width <= 1280 && place.Y + place.Height <= 720,
                            $"{page}: {place}"
                        )
                );
                Assert.All(
                    places.Index(),
                    a =>
                        Assert.All(
                            places.Index().Where(b => b.Index > a.Index),
                            b =>
                                Assert.False(
                                    a.Item.X < b.Item.X + b.Item.Width
                                        && b.Item.X < a.Item.X + a.Item.Width
                                        && a.Item.Y < b.Item.Y + b.Item.Height
                                        && b.Item.Y < a.Item.Y + a.Item.Height,
                                    $"{page}: {a.Item} and {b.Item}"
                                )
                        )
                );
            }
        );

    [Fact]
    public void Pages_Order_NamesEveryPage() =>
        Assert.Equal(
            Directory.GetDirectories(Path.Combine(Definition, "pages")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            JsonNode.Parse(File.ReadAllText(Path.Combine(Definition, "pages", "pages.json")))!["pageOrder"]!
                .AsArray()
                .Select(page => (string?)page)
                .Order(StringComparer.Ordinal)
        );

    // learn.microsoft.com/power-bi/developer/projects/projects-report: PBIR folder and files, PBIR naming convention, definition.pbir.
    [Fact]
    public void Folder_Files_AreThoseThatTheFormatNeedsUnderTheirNames()
    {
        Assert.All(
            ["report.json", "version.json", "pages/pages.json"],
            file => Assert.True(File.Exists(Path.Combine(Definition, file)), file)
        );
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Definition, "pages"), "*.json", SearchOption.AllDirectories),
            file =>
            {
                var (name, folder) = (Path.GetFileName(file), Path.GetFileName(Path.GetDirectoryName(file)!));
                Assert.Contains(name, (string[])["pages.json", "page.json", "visual.json"]);
                Assert.True(name == "pages.json" || (string?)JsonNode.Parse(File.ReadAllText(file))!["name"] == folder, file);
                Assert.Matches(@"^[\w-]{1,50}$", folder);
            }
        );
        var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(Project, "Advocacy.Report", "definition.pbir")))!;
        Assert.Equal("4.0", (string?)definition["version"]);
        var model = (string)definition["datasetReference"]!["byPath"]!["path"]!;
        Assert.DoesNotContain('\\', model);
        Assert.True(File.Exists(Path.Combine(Project, "Advocacy.Report", model, "definition.pbism")), model);
    }

    [Fact]
    public void Resources_EachFile_IsNamedByTheReport() =>
        Assert.Equal(
            Directory
                .EnumerateFiles(Path.Combine(Project, "Advocacy.Report", "StaticResources", "RegisteredResources"))
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal),
            JsonNode.Parse(File.ReadAllText(Path.Combine(Definition, "report.json")))!["resourcePackages"]!
                .AsArray()
                .SelectMany(package => package!["items"]!.AsArray())
                .Select(item => (string?)item!["path"])
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Files_AllWithASchema_AreValidByMicrosoftsSchemas()
    {
        var schemas = Path.Combine(Path.GetDirectoryName(RealLogs.Folder)!, "schemas", "powerbi");
        Assert.SkipUnless(Directory.Exists(schemas), $"Microsoft's schemas are not at {schemas}");
        var servers = Path.Combine(Golden.Root, "tests", "Servers");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(servers, "node_modules", "ajv")),
            "ajv is not installed: npm ci --prefix tests/Servers"
        );
        string[] files =
        [
            .. Directory
                .EnumerateFiles(Project, "*", SearchOption.AllDirectories)
                .Where(file => File.ReadAllText(file).Contains("\"$schema\"", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        var run = await ProgramRun.OfAsync("node", [Path.Combine(servers, "validate.js"), schemas, .. files]);
        Assert.True(files.Length > 50);
        Assert.Equal($"{files.Length} checked\n", run.Output);
    }

    private static IEnumerable<(string Table, string Name, string Kind)> FieldsOf(JsonNode visual) =>
        visual["visual"]!
            ["query"]
            ?["queryState"]?.AsObject()
            .SelectMany(role => role.Value!["projections"]!.AsArray())
            .Select(projection =>
            {
                var (kind, field) = projection!["field"]!.AsObject().Single();
                return ((string)field!["Expression"]!["SourceRef"]!["Entity"]!, (string)field["Property"]!, kind);
            })
        ?? [];
}
