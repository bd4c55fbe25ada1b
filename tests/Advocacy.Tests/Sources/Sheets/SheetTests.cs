using System.Text;
using CsCheck;
using MiniExcelLibs;

namespace Advocacy.Tests.Sources.Sheets;

public sealed class SheetTests
{
    private static readonly Gen<byte[]> Hostile = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Gen.String[0, 80].Select(Encoding.UTF8.GetBytes),
        Gen.Select(Gen.Int[0, 400], Gen.Byte).Select(damage => Damaged(damage.Item1, damage.Item2))
    );

    [Fact]
    public void Read_AnyBytes_IsATableOrRefused() =>
        Hostile.Sample(
            bytes =>
            {
                try
                {
                    Assert.NotEmpty(AnySheet.Read("any", bytes).Columns);
                }
                catch (RefusedFileException)
                {
                    // Said so.
                }
            },
            iter: 500
        );

    [Theory]
    [InlineData("utf-8", "a;b\nRené;2\n")]
    [InlineData("utf-16", "a\tb\r\nRené\t2\r\n")]
    [InlineData("utf-16BE", "a,b\nRené,2\n")]
    [InlineData("utf-32", "a,b\nRené,2\n")]
    [InlineData("utf-8", "sep=|\r\na|b\r\nRené|2\r\n")]
    [InlineData("utf-8", "\"sep=,\"\na,b\nRene\u0301,2\n")]
    [InlineData("utf-8", "\"A \";\"B\"\n\"René\";\"2\"\n")]
    [InlineData("utf-8", "About: these, those, and more, of it\n\na;b\nRené;2\n")]
    [InlineData("utf-8", "a;b;more, and more, and, more, of, it\nRené;2;\n")]
    [InlineData("utf-8", "a,b\n=\"René\",\"=\"\"2\"\"\"\n")]
    [InlineData("utf-8", "a,b\n\u200F René\u200B,\u00A02\u202F\n")]
    [InlineData("utf-8", "a,b\n'=René,2\n", "=René")]
    public void Read_WhateverProgramSavedIt_IsTheSameTable(string encoding, string text, string name = "René")
    {
        var letters = Encoding.GetEncoding(encoding);
        var sheet = Sheet.Read("t.csv", (byte[])[.. letters.GetPreamble(), .. letters.GetBytes(text)], new(), Names);
        Assert.Equal((name, "2"), Assert.Single(sheet.Rows.Select(row => (row["a"], row["B"]))));
    }

    [Theory]
    [InlineData("windows-1252", "René Lefèvre")]
    [InlineData("windows-1252", "Plutôt d’accord à l’été")]
    [InlineData("windows-1251", "Иван Петров, Мария Иванова")]
    [InlineData("windows-1254", "Şükrü İğdır – Çağrı")]
    [InlineData("gb18030", "王小明和李华在公司工作")]
    public void Read_OlderCodePage_IsRecognizedAndTold(string encoding, string name)
    {
        var bytes = SheetOptions.EncodingOf(encoding)!.GetBytes($"a;b\r\n{name};2\r\n");
        var sheet = Sheet.Read("t.csv", bytes, new(), Names);
        Assert.Equal(name, sheet.Rows[0]["a"]);
        Assert.Contains("read as", Assert.Single(sheet.Notices), StringComparison.Ordinal);
        Assert.Empty(Sheet.Read("t.csv", bytes, new() { Encoding = encoding }, Names).Notices);
    }

    [Fact]
    public void Read_CodePageThatCouldBeSeveral_IsRefusedUntilItIsSaid()
    {
        var bytes = SheetOptions.EncodingOf("windows-1250")!.GetBytes("a;b\nŁukasz Żółć;2\nJiří Dvořák;2\n");
        Assert.Contains(
            "Advocacy:Sheets:Encoding",
            Assert.Throws<RefusedFileException>(() => Sheet.Read("t.csv", bytes, new(), Names)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("Łukasz Żółć", Sheet.Read("t.csv", bytes, new() { Encoding = "windows-1250" }, Names).Rows[0]["a"]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,\"4\n5,6\n")]
    [InlineData("a,b\n1,\"2\n3,4\n5,\"6\n7,8\n")]
    [InlineData("id,day,a,b\ns1,2026-01-13,\"Hello,1\ns2,2026-01-14,World\",2\n")]
    public void Read_QuoteThatIsNotClosed_IsRefusedBecauseRowsWouldBeLost(string text) =>
        Assert.Contains(
            "quote in line",
            Assert.Throws<RefusedFileException>(() => Sheet.Read("t.csv", Encoding.UTF8.GetBytes(text), new(), Names)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_CellsOfSeveralLines_AreOneRow() =>
        Assert.Equal(
            ["x\ny, \"z\"", "3"],
            Sheet.Read("t.csv", "a,b\n\"x\ny, \"\"z\"\"\",2\n3,4\n"u8.ToArray(), new(), Names).Rows.Select(row => row["a"])
        );

    [Fact]
    public void RefuseTwice_TwoColumnsOfAName_AreRefusedWhereTheyDiffer()
    {
        Sheet.Read("t.csv", "a,b,a\n1,2,1\n"u8.ToArray(), new(), Names).RefuseTwice(["a", "b"]);
        var sheet = Sheet.Read("t.csv", "a,b,A\n1,2,1\n1,2,3\n"u8.ToArray(), new(), Names);
        sheet.RefuseTwice(["b"]);
        Assert.StartsWith(
            "t.csv has 2 columns a, and line 3",
            Assert.Throws<RefusedFileException>(() => sheet.RefuseTwice(["a"])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Total")]
    [InlineData("TOTAL GÉNÉRAL")]
    [InlineData(" Gesamtergebnis ")]
    public void IsTotal_RowThatAddsUp_IsKnownByItsFirstWord(string word) =>
        Assert.True(Sheet.Read("t.csv", Encoding.UTF8.GetBytes($"x,a,b\n,{word},2\n"), new(), Names).Rows[0].IsTotal);

    [Fact]
    public void Read_MarkOfUtf8BeforeOtherLetters_IsNotBelieved()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. SheetOptions.EncodingOf("windows-1252")!.GetBytes("a,b\nMüller,1\nMöller,2\nWeiß größer,3\n")];
        Assert.Equal(
            ["Müller", "Möller"],
            Sheet.Read("t.csv", bytes, new(), names => names.Contains("b")).Rows.Take(2).Select(row => row.At(0))
        );
    }

    [Fact]
    public void IsWide_CellsBeyondTheNames_AreSeen() =>
        Assert.Equal([true, false], Sheet.Read("t.csv", "a,b\n1,2,3\n1,2,\n"u8.ToArray(), new(), Names).Rows.Select(row => row.IsWide));

    private static bool Names(IReadOnlySet<string> names) => names.Contains("a") && names.Contains("b");

    private static byte[] Damaged(int at, byte value)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new[] { new { a = 1, b = "x" } });
        var bytes = stream.ToArray();
        bytes[4 + (at % (bytes.Length - 4))] = value;
        return bytes;
    }
}
