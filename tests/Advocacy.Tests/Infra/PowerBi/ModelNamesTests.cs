namespace Advocacy.Tests.Infra.PowerBi;

public sealed class ModelNamesTests
{
    [Fact]
    public void Mistakes_OurModel_HasNone()
    {
        var model = TmdlModel.Read();
        Assert.Contains("_Measures", TmdlModel.Tables);
        Assert.Contains("LoadTable", TmdlModel.Expressions);
        Assert.Empty(ModelNames.Mistakes(model.Objects, TmdlModel.Tables, TmdlModel.Expressions));
        // They stand in one table, so that no column can come to be called like one of them.
        Assert.All(model.Objects.Where(one => one.Kind == "measure"), measure => Assert.Equal("_Measures", measure.Table));
    }

    [Theory]
    [InlineData("fact", "measure", "Shares", "fact", "column", "shares")]
    [InlineData("fact", "column", "Day", "fact", "column", "day")]
    [InlineData("fact", "measure", "Reach", "other", "measure", "reach")]
    [InlineData("fact", "measure", "Reach ", "other", "measure", "Clicks")]
    [InlineData("fact", "measure", "Re\tach", "other", "measure", "Clicks")]
    [InlineData("measures", "measure", "Reach", "other", "measure", "Clicks")]
    [InlineData("fact", "measure", "Reach", "FACT", "column", "day")]
    [InlineData("fact", "measure", "Reach", "source", "column", "day")]
    public void Mistakes_PlantedOne_IsFound(string table, string kind, string name, string otherTable, string otherKind, string otherName)
    {
        TmdlObject[] objects = [Object(table, kind, name), Object(otherTable, otherKind, otherName)];
        Assert.NotEmpty(ModelNames.Mistakes(objects, [.. objects.Select(one => one.Table).Distinct()], ["Source"]));
    }

    [Fact]
    public void Mistakes_SameColumnInTwoTables_IsNone() =>
        Assert.Empty(ModelNames.Mistakes([Object("a", "column", "day"), Object("b", "column", "day")], ["a", "b"], ["Source"]));

    private static TmdlObject Object(string table, string kind, string name) => new(table, kind, name, "", "", []);
}
