using System.Text.RegularExpressions;

namespace Advocacy.Tests.Infra.PowerBi;

/// <summary>Holds the Power BI project against what it reads.</summary>
public sealed partial class SemanticModelTests
{
    private static readonly TmdlModel Model = TmdlModel.Read();

    [Fact]
    public void Columns_EveryTable_AreThoseOfTheParquetFilesAndOfTheirTypes()
    {
        var types = new Dictionary<string, string>
        {
            ["date"] = "dateTime",
            ["text"] = "string",
            ["whole number"] = "int64",
            ["number"] = "double",
            ["flag"] = "boolean",
        };
        var expected = StarFolder.Tables.SelectMany(table => table.Columns.Select(column => (table.Name, column.Name, types[column.Type])));
        var actual = Model
            .Objects.Where(one => one is { Kind: "column", Expression: "", Table: not ("access" or "_Measures") })
            .Select(column => (column.Table, column.Properties["sourceColumn"], column.Properties["dataType"]));
        Assert.Equal(expected.Order(), actual.Order());
    }

    [Fact]
    public void Objects_ColumnsAndMeasures_AreDescribedFiledAndFormatted() =>
        Assert.All(
            Model.Objects,
            one =>
            {
                Assert.True(one.Description.Length > 3, one.Name);
                Assert.True(one.Properties.ContainsKey("displayFolder"), one.Name);
                Assert.True(
                    one.Properties.ContainsKey("formatString")
                        || one.Properties.GetValueOrDefault("dataType") == "string"
                        || one.Properties["displayFolder"] == "Words"
                        || one.Name is "Reach is estimated" or "Currency" or "Effect in words",
                    one.Name
                );
            }
        );

    [Fact]
    public void Relationships_Keys_AreTheColumnsOfTheModelAndLeadToOneDateTable()
    {
        var columns = Model.Objects.Where(one => one.Kind == "column").Select(column => $"{column.Table}.{column.Name}").ToHashSet();
        Assert.Equal(11, TmdlModel.Relationships.Count);
        Assert.All(
            TmdlModel.Relationships,
            relationship => Assert.True(columns.Contains(relationship.From) && columns.Contains(relationship.To), relationship.ToString())
        );
        Assert.Equal("true", Model.Objects.Single(one => one is { Table: "dim_date", Name: "Day" }).Properties["isKey"]);
    }

    [Fact]
    public void Measures_EveryExpression_NamesOnlyWhatTheModelHas()
    {
        var columns = Model.Objects.Where(one => one.Kind == "column").Select(column => $"{column.Table}[{column.Name}]").ToHashSet();
        var measures = Model.Objects.Where(one => one.Kind == "measure").Select(measure => measure.Name).ToHashSet();
        Assert.All(
            Model.Objects.Where(one => one.Kind == "measure"),
            measure =>
            {
                Assert.NotEmpty(measure.Expression);
                Assert.Equal(measure.Expression.Count(letter => letter == '('), measure.Expression.Count(letter => letter == ')'));
                Assert.All(ColumnReference().Matches(measure.Expression), match => Assert.Contains(match.Value, columns));
                Assert.All(MeasureReference().Matches(measure.Expression), match => Assert.Contains(match.Groups[1].Value, measures));
            }
        );
    }

    [Fact]
    public async Task Measures_SumsAndRates_AreThePublishedFigures()
    {
        using var pipeline = new EmbeddedPipeline();
        await pipeline.MergeAsync([.. SimulatedFacts.All]);
        var until = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);
        await pipeline.CloseAsync(until);
        var ledger = pipeline.Get<ILedger>();
        var rows = new List<LedgerRow>();
        foreach (var month in (await ledger.ReadAsync(Cancellation))!.Months.Values)
        {
            rows.AddRange((await ledger.ReadMonthAsync(month, Cancellation)).Rows);
        }

        using var star = new StarSchema(pipeline.Folder.Path);
        var figures = ReachFigures.Of(rows);
        var expected = new Dictionary<string, double?>
        {
            ["Shares"] = figures.Shares,
            ["Impressions"] = figures.Counters.Impressions,
            ["Reactions"] = figures.Counters.Reactions,
            ["Comments"] = figures.Counters.Comments,
            ["Reshares"] = figures.Counters.Reshares,
            ["Clicks"] = figures.Counters.Clicks,
            ["Engagements"] = figures.Counters.Engagements,
            ["Engagement rate"] = figures.EngagementRate,
            ["Click-through rate"] = figures.ClickThroughRate,
            ["Applause rate"] = figures.ApplauseRate,
            ["Conversation rate"] = figures.ConversationRate,
            ["Amplification rate"] = figures.AmplificationRate,
            ["Reach"] = figures.Reach,
            ["Potential reach"] = figures.PotentialReach,
            ["Earned media value"] = (double)figures.EarnedMediaValue,
        };
        Assert.All(
            expected,
            measure =>
            {
                var sql = DaxSums.Sql(Model, measure.Key);
                Assert.NotNull(sql);
                Assert.Equal(measure.Value!.Value, star.Value<double>($"SELECT {sql}"), 1e-9 * Math.Abs(measure.Value.Value));
            }
        );
    }

    [Fact]
    public void Manifest_Format_IsTheOneThatIsWritten() =>
        Assert.Contains(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Json[formatVersion] = {StarManifest.Format} then"),
            File.ReadAllText(Path.Combine(Golden.Root, "infra", "powerbi", "Advocacy.SemanticModel", "definition", "expressions.tmdl")),
            StringComparison.Ordinal
        );

    [Fact]
    public void Measures_OfTheLastWeek_TakeThatOfAllGroups() =>
        Assert.All(
            Model.Objects.Where(one => one.Expression.Contains("[week])", StringComparison.Ordinal)),
            measure => Assert.Matches(@"VAR LastWeek = CALCULATE\(MAX\(\w+\[week\]\), REMOVEFILTERS\(", measure.Expression)
        );

    [Fact]
    public void Role_Country_LeavesNoTableOfCountriesOpen()
    {
        var role = File.ReadAllText(Path.Combine(TmdlModel.Folder, "roles", "Country.tmdl"));
        var countries = Model.Objects.Where(one => one is { Kind: "column", Name: "Country" or "country" }).Select(one => one.Table);
        Assert.All(countries, table => Assert.Contains($"tablePermission {table} =", role, StringComparison.Ordinal));
    }

    // The Service refreshes one source whose address is a parameter, and refuses one that is put together.
    [Fact]
    public void Queries_Source_IsOneThatDoesNotChange()
    {
        var (blobs, folder) = (Text("Advocacy.SemanticModel", "definition"), Text("folder"));
        Assert.Equal(["AzureStorage.Blobs(Account)"], Sources().Matches(blobs).Select(match => match.Value));
        Assert.Equal(["Folder.Files(Place & \"\\star\")"], Sources().Matches(folder).Select(match => match.Value));
        // But for where the files are, both are one.
        Assert.Equal(
            blobs[blobs.IndexOf("/// The manifest", StringComparison.Ordinal)..],
            folder[folder.IndexOf("/// The manifest", StringComparison.Ordinal)..]
        );
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(TmdlModel.Folder, "tables")),
            table => Assert.DoesNotMatch(Sources(), File.ReadAllText(table))
        );

        static string Text(params string[] place) =>
            File.ReadAllText(Path.Combine([Golden.Root, "infra", "powerbi", .. place, "expressions.tmdl"]));
    }

    [GeneratedRegex(@"\b(AzureStorage|Folder|File|Web|Sql|OData|SharePoint|Odbc)\.[A-Z]\w*\([^)]*\)")]
    private static partial Regex Sources();

    [GeneratedRegex(@"\w+\[\w+\]")]
    private static partial Regex ColumnReference();

    [GeneratedRegex(@"(?<!\w)\[([^\]]+)\]")]
    private static partial Regex MeasureReference();
}
