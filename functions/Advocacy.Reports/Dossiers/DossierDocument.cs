using Advocacy.Reports.Formats;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Advocacy.Reports.Dossiers;

/// <summary>A paper as a Word document, to be completed by the company. The same facts make the same bytes.</summary>
internal static class DossierDocument
{
    private const string TitleStyle = "Title";
    private const string HeadingStyle = "Heading1";

    public static void Write(Stream stream, FilledPaper paper)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            // Otherwise it is a random one.
            document.ChangeIdOfPart(main, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = Styles(paper.Language);
            main.Document = new Document(new Body(Blocks(paper)));
        }

        memory.Position = 0;
        TimelessZip.Copy(memory, stream);
    }

    private static IEnumerable<OpenXmlElement> Blocks(FilledPaper paper) =>
        [
            Styled(TitleStyle, paper.Title),
            Note(paper.Intro),
            .. paper.Sections.SelectMany(section =>
                section.Statements.SelectMany(statement => Blocks(statement, paper.GapLabel)).Prepend(Styled(HeadingStyle, section.Heading))
            ),
        ];

    private static IEnumerable<OpenXmlElement> Blocks(FilledStatement statement, string gapLabel) =>
        statement.Table is { } table ? [Grid(table), Note(statement.Source!)]
        : statement.IsGap ? [Gap($"{gapLabel}. {statement.Text}"), new Paragraph()]
        : [new Paragraph(Run(statement.Text!)), Note(statement.Source!)];

    private static Paragraph Styled(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    private static Paragraph Note(string text) =>
        new(
            new ParagraphProperties(new SpacingBetweenLines { After = "160" }),
            Run(text, new Italic(), new Color { Val = "52606D" }, new FontSize { Val = "17" })
        );

    private static Paragraph Gap(string text) => new(Run(text, new Bold(), new Highlight { Val = HighlightColorValues.Yellow }));

    private static Table Grid(FilledTable table) =>
        new([
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }
                )
            ),
            new TableGrid(table.Columns.Select(_ => new GridColumn())),
            Row(table.Columns, isHead: true),
            .. table.Rows.Select(row => Row(row, isHead: false)),
        ]);

    private static TableRow Row(IReadOnlyList<string> cells, bool isHead) =>
        new(
            cells.Select(cell => new TableCell(
                new Paragraph(isHead ? Run(cell, new Bold(), new FontSize { Val = "18" }) : Run(cell, new FontSize { Val = "18" }))
            ))
        );

    private static Run Run(string text, params OpenXmlElement[] properties)
    {
        var said = new Text(PlainText.Printable(text)) { Space = SpaceProcessingModeValues.Preserve };
        return properties.Length == 0 ? new Run(said) : new Run(new RunProperties(properties), said);
    }

    private static Styles Styles(string language) =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri" },
                        new FontSize { Val = "21" },
                        new Languages { Val = language == "fr" ? "fr-FR" : "en-GB" }
                    )
                )
            ),
            Style(TitleStyle, "36", "240"),
            Style(HeadingStyle, "26", "320")
        );

    private static Style Style(string name, string size, string before) =>
        new(
            new StyleName { Val = name == HeadingStyle ? "heading 1" : "Title" },
            new StyleParagraphProperties(
                new KeepNext(),
                new SpacingBetweenLines { Before = before, After = "120" },
                new OutlineLevel { Val = 0 }
            ),
            new StyleRunProperties(new Bold(), new Color { Val = "1F4E79" }, new FontSize { Val = size })
        )
        {
            Type = StyleValues.Paragraph,
            StyleId = name,
        };
}
