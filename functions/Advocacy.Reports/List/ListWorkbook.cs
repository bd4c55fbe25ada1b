using System.Globalization;
using System.Text.RegularExpressions;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Reports.Formats;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Advocacy.Reports.List;

/// <summary>candidates/&lt;ISO week&gt;.&lt;language&gt;.xlsx: the list with answers to choose from, and a sheet of explanations. Every
/// text is an inline string, which no program takes for a formula. The same list makes the same bytes.</summary>
internal static partial class ListWorkbook
{
    private const int FirstAnswer = 8;
    private const int LastAnswer = 9;
    private const double ExplanationWidth = 95;
    private const double LineHeight = 13.5;
    private const double TallestRow = 409;
    private static readonly double[] Widths = [6, 19, 16, 13, 15, 36, 40, 25, 11, 12, 27, 10, 23];

    /// <summary>Writes the workbook.</summary>
    public static void Write(Stream stream, ListRecord list, IReadOnlyDictionary<PersonId, DirectoryEntry> directory, ListTexts texts)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            // Otherwise it is a random one.
            document.ChangeIdOfPart(book, "rId1");
            book.AddNewPart<WorkbookStylesPart>("rId1").Stylesheet = ListStyles.Stylesheet();
            book.AddNewPart<WorksheetPart>("rId2").Worksheet = ListSheet(list, directory, texts);
            book.AddNewPart<WorksheetPart>("rId3").Worksheet = ExplanationSheet(list, texts);
            book.Workbook = new Workbook(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                    new DocumentFormat.OpenXml.Spreadsheet.Sheet
                    {
                        Name = texts.Words.Sheets.List,
                        SheetId = 1,
                        Id = "rId2",
                    },
                    new DocumentFormat.OpenXml.Spreadsheet.Sheet
                    {
                        Name = texts.Words.Sheets.Explanations,
                        SheetId = 2,
                        Id = "rId3",
                    }
                ),
                new DefinedNames(
                    new DefinedName(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"'{texts.Words.Sheets.List}'!$A$1:${ColumnName(Widths.Length - 1)}${list.Invited.Count + 1}"
                        )
                    )
                    {
                        Name = "_xlnm._FilterDatabase",
                        LocalSheetId = 0,
                        Hidden = true,
                    },
                    new DefinedName(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"'{texts.Words.Sheets.List}'!$A$1:${ColumnName(LastAnswer)}${list.Invited.Count + 1}"
                        )
                    )
                    {
                        Name = "_xlnm.Print_Area",
                        LocalSheetId = 0,
                    },
                    new DefinedName($"'{texts.Words.Sheets.List}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }
                )
            );
        }

        TimelessZip.Copy(memory, stream);
    }

    private static Worksheet ListSheet(ListRecord list, IReadOnlyDictionary<PersonId, DirectoryEntry> directory, ListTexts texts)
    {
        var last = Math.Max(2, list.Invited.Count + 1);
        var all = string.Create(CultureInfo.InvariantCulture, $"A1:{ColumnName(Widths.Length - 1)}{last}");
        return new(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 1,
                        TopLeftCell = "A2",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                    ShowGridLines = false,
                }
            ),
            new Columns(
                Widths.Select(
                    (width, i) =>
                        new Column
                        {
                            Min = (uint)i + 1,
                            Max = (uint)i + 1,
                            Width = width,
                            CustomWidth = true,
                        }
                )
            ),
            new SheetData([
                RowOf(1, texts.Words.Columns.Select(column => TextCell(column, ListStyles.Heading))),
                .. list.Invited.Select(
                    (entry, i) => EntryRow(list.List.ToString(), i + 1, entry, directory.GetValueOrDefault(entry.Candidate.PersonId), texts)
                ),
            ]),
            new AutoFilter { Reference = all },
            new DataValidations(
                new DataValidation(new Formula1($"\"{string.Join(',', texts.Words.Answers)}\""))
                {
                    Type = DataValidationValues.List,
                    AllowBlank = true,
                    ShowErrorMessage = true,
                    SequenceOfReferences = new ListValue<StringValue>
                    {
                        InnerText = string.Create(
                            CultureInfo.InvariantCulture,
                            $"{ColumnName(FirstAnswer)}2:{ColumnName(FirstAnswer)}{last}"
                        ),
                    },
                }
            )
            {
                Count = 1,
            },
            new PageMargins
            {
                Left = 0.4,
                Right = 0.4,
                Top = 0.5,
                Bottom = 0.5,
                Header = 0.3,
                Footer = 0.3,
            },
            new PageSetup
            {
                PaperSize = 9,
                Orientation = OrientationValues.Landscape,
                FitToWidth = 1,
                FitToHeight = 0,
            },
            new HeaderFooter(new OddFooter($"&L{list.List}&R&P / &N"))
        );
    }

    private static Row EntryRow(string list, int rank, ListEntry entry, DirectoryEntry? person, ListTexts texts)
    {
        var candidate = entry.Candidate;
        string[] cells =
        [
            "",
            person?.Name ?? texts.Unknown(candidate.PersonId.Value),
            ListTexts.TeamOf(candidate.Attributes),
            texts.Of(candidate.Profile),
            texts.Likelihood(candidate.Probability),
            string.Join('\n', texts.WhyOf(entry).Select(reason => $"• {reason}")),
            string.Join(
                '\n',
                entry
                    .Offered.Select(content => $"• {texts.Of(content)}")
                    .Prepend(texts.Of(entry.Step))
                    .Append($"{texts.Mail.Message}{texts.Colon} {texts.MessageTo(entry)}")
            ),
            texts.LikeThem(entry),
            "",
            "",
            person?.Email ?? "",
            list,
            candidate.PersonId.Value,
        ];
        var row = RowOf(
            rank + 1,
            cells.Select(
                (text, column) =>
                    column switch
                    {
                        0 => NumberCell(rank, ListStyles.Number),
                        FirstAnswer => new Cell { StyleIndex = ListStyles.Answer },
                        LastAnswer => new Cell { StyleIndex = ListStyles.AnswerDay },
                        > LastAnswer => TextCell(text, ListStyles.Reference),
                        _ => TextCell(text, column == 1 ? ListStyles.Strong : ListStyles.Text),
                    }
            )
        );
        (row.Height, row.CustomHeight) = (Math.Min(TallestRow, LineHeight * cells.Select(LinesOf).Max()), true);
        return row;
    }

    /// <summary>Lines that a text takes in its column: not every program makes room for a text that wraps.</summary>
    private static int LinesOf(string text, int column) => text.Split('\n').Sum(line => 1 + (int)(line.Length / (Widths[column] - 1)));

    private static Worksheet ExplanationSheet(ListRecord list, ListTexts texts) =>
        new(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { WorkbookViewId = 0, ShowGridLines = false }),
            new Columns(
                new Column
                {
                    Min = 1,
                    Max = 1,
                    Width = 26,
                    CustomWidth = true,
                },
                new Column
                {
                    Min = 2,
                    Max = 2,
                    Width = ExplanationWidth,
                    CustomWidth = true,
                }
            ),
            new SheetData(
                (
                    texts.NotesOn(list).ToList() is { Count: > 0 } notes
                        ? texts.ExplanationsOf(list).Prepend(new(list.List.ToString(), string.Join(' ', notes)))
                        : texts.ExplanationsOf(list)
                ).Select((pair, i) => ExplanationRow(i + 1, pair.Heading, pair.Text))
            ),
            new PageSetup
            {
                PaperSize = 9,
                Orientation = OrientationValues.Landscape,
                FitToWidth = 1,
                FitToHeight = 0,
            }
        );

    private static Row ExplanationRow(int number, string heading, string text)
    {
        var row = RowOf(number, [TextCell(heading, ListStyles.Strong), TextCell(text, ListStyles.Text)]);
        (row.Height, row.CustomHeight) = (LineHeight * (1.4 + (int)(text.Length / (ExplanationWidth - 1))), true);
        return row;
    }

    private static Row RowOf(int number, IEnumerable<Cell> cells) =>
        new(
            cells.Select(
                (cell, column) =>
                {
                    cell.CellReference = string.Create(CultureInfo.InvariantCulture, $"{ColumnName(column)}{number}");
                    return cell;
                }
            )
        )
        {
            RowIndex = (uint)number,
        };

    private static Cell TextCell(string text, uint style) =>
        new(new InlineString(new Text(Held(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    /// <summary>The text as a cell can hold it. Spreadsheets read _x0041_ as A (ISO/IEC 29500-1, 22.9.2.19): an underscore that could begin
    /// such is spelt out.</summary>
    private static string Held(string text) => PlainText.Cut(Escape().Replace(PlainText.Printable(text), "_x005F_"), PlainText.CellLength);

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();

    private static Cell NumberCell(double number, uint style) =>
        new(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { StyleIndex = style };

    private static string ColumnName(int column) => ((char)('A' + column)).ToString();
}
