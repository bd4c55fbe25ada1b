using DocumentFormat.OpenXml.Spreadsheet;

namespace Advocacy.Reports.List;

/// <summary>How the cells of the list look.</summary>
internal static class ListStyles
{
    /// <summary>The line of names.</summary>
    public const uint Heading = 1;

    /// <summary>A text that wraps.</summary>
    public const uint Text = 2;

    /// <summary>A text that stands out.</summary>
    public const uint Strong = 3;

    /// <summary>Room for an answer.</summary>
    public const uint Answer = 4;

    /// <summary>Room for a day.</summary>
    public const uint AnswerDay = 5;

    /// <summary>What only the program reads.</summary>
    public const uint Reference = 6;

    /// <summary>A number.</summary>
    public const uint Number = 7;

    private const uint IsoDay = 164;

    /// <summary>The styles, in the order of the numbers above.</summary>
    public static Stylesheet Stylesheet() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = IsoDay, FormatCode = "yyyy\\-mm\\-dd" }),
            new Fonts(FontOf("FF1F2933"), FontOf("FFFFFFFF", isBold: true), FontOf("FF1F2933", isBold: true), FontOf("FF7B8794")),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                Solid("FF1F4E79"),
                Solid("FFFFF8E1")
            ),
            new Borders(
                new Border(),
                new Border(
                    new LeftBorder(),
                    new RightBorder(),
                    new TopBorder(),
                    new BottomBorder(new Color { Rgb = "FFCBD2D9" }) { Style = BorderStyleValues.Thin },
                    new DiagonalBorder()
                )
            ),
            new CellFormats(
                new CellFormat(),
                Format(font: 1, fill: 2),
                Format(),
                Format(font: 2),
                Format(fill: 3),
                Format(fill: 3, number: IsoDay),
                Format(font: 3),
                Format(isCentred: true)
            )
        );

    private static Font FontOf(string colour, bool isBold = false) =>
        isBold
            ? new(new Bold(), new FontSize { Val = 10 }, new Color { Rgb = colour }, new FontName { Val = "Calibri" })
            : new(new FontSize { Val = 10 }, new Color { Rgb = colour }, new FontName { Val = "Calibri" });

    private static Fill Solid(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static CellFormat Format(uint font = 0, uint fill = 0, uint number = 0, bool isCentred = false) =>
        new(
            new Alignment
            {
                Vertical = VerticalAlignmentValues.Top,
                Horizontal = isCentred ? HorizontalAlignmentValues.Center : HorizontalAlignmentValues.General,
                WrapText = true,
            }
        )
        {
            FontId = font,
            FillId = fill,
            BorderId = 1,
            NumberFormatId = number,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
        };
}
