using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Advocacy.Tests.Reports.List;

public sealed class ListWorkbookTests
{
    public static TheoryData<string> Languages => ["en", "fr"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_AnyLanguage_IsAValidWorkbookWithoutFormulasInCells(string language)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Written(language)), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, Cancellation));
        var sheets = document.WorkbookPart!.WorksheetParts.ToList();
        Assert.Equal(2, sheets.Count);
        Assert.All(sheets, sheet => Assert.Empty(sheet.Worksheet!.Descendants<CellFormula>()));
        Assert.All(
            sheets.SelectMany(sheet => sheet.Worksheet!.Descendants<Cell>()).Where(cell => cell.InnerText.StartsWith('=')),
            cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value)
        );
        Assert.Single(sheets[0].Worksheet!.Descendants<AutoFilter>());
        Assert.Single(sheets[0].Worksheet!.Descendants<DataValidation>());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_SameListTwice_GivesTheSameBytes(string language) => Assert.Equal(Written(language), Written(language));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_List_NamesItsPeopleAndNobodyHeldOut(string language)
    {
        Assert.Single(Footprints.In([("list.xlsx", Written(language))], "Zoé &lt;b&gt;Lefèvre"));
        Assert.Empty(Footprints.In([("list.xlsx", Written(language))], "d4e5f6"));
    }

    [Theory]
    [InlineData("en", "active ambassadors within the following weeks", "simple score")]
    [InlineData("fr", "ambassadrices actives dans les semaines suivantes", "note simple")]
    public void Write_NoModelYet_ExplainsNoLikelihoodThatIsNotThere(string language, string ofModel, string ofScore)
    {
        Assert.Single(Footprints.In([("list.xlsx", Written(language))], ofModel));
        var without = Written(language, AnyList.Record with { WhyNone = NoModelYet.NotTrained });
        Assert.Empty(Footprints.In([("list.xlsx", without)], ofModel));
        Assert.Single(Footprints.In([("list.xlsx", without)], ofScore));
    }

    private static byte[] Written(string language, ListRecord? list = null)
    {
        using var stream = new MemoryStream();
        ListWorkbook.Write(stream, list ?? AnyList.Record, AnyList.Directory, ListTexts.All.Single(texts => texts.Language == language));
        return stream.ToArray();
    }
}
