using System.Text;
using System.Xml;
using CsCheck;
using MiniExcelLibs;

namespace Advocacy.Tests.Reports.Formats;

/// <summary>Whatever text comes from outside, every output of a list can be written, and read by others.</summary>
public sealed class PlainTextTests
{
    private static readonly Gen<char> Hostile = Gen.OneOf(
        Gen.Char['\u0000', '\u001F'],
        Gen.Char['\uD800', '\uDFFF'],
        Gen.Char['\uFFF0', '\uFFFF'],
        Gen.Char['\u007F', '\u009F'],
        Gen.Char['a', 'z'],
        Gen.OneOf('<', '&', '"', '\'', '=', '_', 'é', '\u202E')
    );

    private static readonly Gen<string> AnyName = Gen.OneOf(
        Hostile.Array[1, 30].Select(letters => new string(letters)),
        Gen.Const("Ann\u000BLee"),
        Gen.Const("\u0000"),
        Gen.Const("_x000B_ and _x0041_"),
        Gen.Int[32_760, 33_000].Select(length => new string('n', length - 1) + "\U0001F600")
    );

    [Fact]
    public Task Write_AnyNameInTheDirectory_IsAWorkbookACsvAndAMailThatOthersRead() =>
        Gen.Select(AnyName, AnyName)
            .SampleAsync(
                async (name, email) =>
                {
                    var directory = new Dictionary<PersonId, DirectoryEntry> { [new("a1b2c3")] = new(name, email) };
                    foreach (var texts in ListTexts.All)
                    {
                        using var workbook = new MemoryStream();
                        ListWorkbook.Write(workbook, AnyList.Record, directory, texts);
                        var cells = new MemoryStream(workbook.ToArray())
                            .Query(excelType: ExcelType.XLSX)
                            .Cast<IDictionary<string, object?>>()
                            .ToList();
                        Assert.Equal(AnyList.Record.Invited.Count + 1, cells.Count);
                        Assert.All(cells.SelectMany(row => row.Values).OfType<string>(), cell => Assert.InRange(cell.Length, 0, 32_767));
                        _ = XmlConvert.VerifyXmlChars(ListHtml.Of(AnyList.Record, directory, texts));
                        Assert.DoesNotContain(
                            ListHtml.PlainOf(AnyList.Record, directory, texts),
                            letter => char.IsControl(letter) && letter != '\n'
                        );
                        using var message = ListMessage.Of(AnyList.Record, directory, texts, new MailOptions());
                        await message.WriteToAsync(Stream.Null, Cancellation);
                    }

                    using var csv = new MemoryStream();
                    await CandidatesCsv.WriteAsync(csv, AnyList.Record, directory);
                    Assert.Equal(AnyList.Record.Invited.Count, AnySheet.Read("list.csv", csv.ToArray()).Rows.Count);
                },
                iter: 200,
                threads: 1
            );

    [Fact]
    public void Printable_AnyText_IsTextThatXmlHoldsAndChangesNoOther() =>
        Hostile
            .Array[0, 20]
            .Select(letters => new string(letters))
            .Sample(text =>
            {
                var plain = PlainText.Printable(text);
                _ = XmlConvert.VerifyXmlChars(plain);
                Assert.Equal(text.Length, plain.Length);
                Assert.All(text.Zip(plain).Where(pair => pair.First != pair.Second), pair => Assert.Equal('\uFFFD', pair.Second));
                Assert.Equal(plain, PlainText.Printable(plain));
                Assert.Equal(plain, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(plain)));
            });

    [Theory]
    [InlineData("Zoé O’Neil-Müller 李", "Zoé O’Neil-Müller 李")]
    [InlineData("a\U0001F600b", "a\U0001F600b")]
    [InlineData("a\nb\tc", "a\nb\tc")]
    public void Printable_NamesAsPeopleHaveThem_StayAsTheyAre(string text, string expected) =>
        Assert.Equal(expected, PlainText.Printable(text));
}
