using System.IO.Compression;
using System.Text;

namespace Advocacy.Tests.Sources.Sheets;

/// <summary>No table takes memory or time out of proportion to what it is worth.</summary>
public sealed class SheetLimitsTests
{
    [Fact]
    public void Read_CellAtTheEndOfTheSheet_IsPassedOver()
    {
        var sheet = AnySheet.Read(
            "far.xlsx",
            Workbook(
                "A1:XFD1048576",
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c></row>"
                    + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>ann</t></is></c></row><row r=\"1048576\"><c "
                    + "r=\"XFD1048576\"><v>1</v></c></row>"
            )
        );
        Assert.Equal(["name"], sheet.Columns);
        Assert.Equal("ann", Assert.Single(sheet.Rows)["name"]);
    }

    [Theory]
    [InlineData("A1")]
    [InlineData("A1:B1")]
    [InlineData("A1:XFD2147483647")]
    [InlineData("none")]
    public void Read_DimensionThatIsWrong_IsNotBelieved(string dimension)
    {
        var sheet = AnySheet.Read(
            "wrong.xlsx",
            Workbook(
                dimension,
                "<row r=\"1\"><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is></c><c "
                    + "t=\"inlineStr\"><is><t>c</t></is></c></row>"
                    + "<row r=\"2147483647\"><c><v>1</v></c><c><v>2</v></c><c><v>3.50</v></c></row>"
            )
        );
        Assert.Equal(("1", "2", "3.5"), (sheet.Rows[0]["a"], sheet.Rows[0]["b"], sheet.Rows[0]["c"]));
    }

    [Fact]
    public void Read_TooManyRows_IsRefusedWithTheReason()
    {
        var rows = new StringBuilder("<row r=\"1\"><c t=\"inlineStr\"><is><t>a</t></is></c></row>");
        for (var i = 0; i < SheetLimits.HandedIn.Rows + 10; i++)
        {
            rows.Append("<row><c><v>1</v></c></row>");
        }

        var refused = Assert.Throws<RefusedFileException>(() => AnySheet.Read("long.xlsx", Workbook("A1", rows.ToString())));
        Assert.Contains("200,000 rows", refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            "200,000 rows",
            Assert
                .Throws<RefusedFileException>(() =>
                    AnySheet.Read(
                        "long.csv",
                        Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("1\n", SheetLimits.HandedIn.Rows + 10)))
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_TooManyColumnsOrBytes_IsRefusedWithTheReason()
    {
        var header = string.Join(',', Enumerable.Range(0, SheetLimits.MaxColumns + 1));
        Assert.Contains(
            "1,000 columns",
            Assert.Throws<RefusedFileException>(() => AnySheet.Read("wide.csv", Encoding.UTF8.GetBytes(header))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "32 MB",
            Assert.Throws<RefusedFileException>(() => AnySheet.Read("large.csv", new byte[SheetLimits.HandedIn.Bytes + 1])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_ZipBomb_IsRefused()
    {
        // A quarter of a gigabyte of blanks in a cell is 250 KB.
        var bomb = Workbook("A1", $"<row><c t=\"inlineStr\"><is><t>{new string(' ', 1024)}</t></is></c></row>", repeat: 250_000);
        Assert.InRange(bomb.Length, 0, 4 * 1024 * 1024);
        Assert.Throws<RefusedFileException>(() => AnySheet.Read("bomb.xlsx", bomb));
    }

    [Fact]
    public void Read_QuoteThatIsNeverClosed_IsRefusedWithItsLine()
    {
        var refused = Assert.Throws<RefusedFileException>(() =>
            Sheet.Read(
                "open.csv",
                Encoding.UTF8.GetBytes("a,b\n1,\"x\n" + string.Concat(Enumerable.Repeat("1,2\n", 100_000))),
                new(),
                names => names.Contains("a")
            )
        );
        Assert.Contains("is a quote not closed?", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A workbook as small as one can be.</summary>
    private static byte[] Workbook(string dimension, string rows, int repeat = 1)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
            );
            Add(
                zip,
                "_rels/.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Add(
                zip,
                "xl/workbook.xml",
                """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"""
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
            );
            using var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            sheet.Write(
                $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{(dimension == "none" ? "" : $"<dimension ref=\"{dimension}\"/>")}<sheetData>"""
            );
            for (var i = 0; i < repeat; i++)
            {
                sheet.Write(rows);
            }

            sheet.Write("</sheetData></worksheet>");
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content);
    }
}
