using System.Text;
using Microsoft.Extensions.Options;
using MiniExcelLibs;

namespace Advocacy.Tests.Sources.Sheets;

public sealed class FeedbackSheetTests
{
    [Theory]
    [InlineData("csv")]
    [InlineData("en.xlsx")]
    [InlineData("fr.xlsx")]
    public async Task Read_ListAsItWasWritten_HasNoAnswerYet(string kind)
    {
        using var folder = new TemporaryFolder();
        await new ListReports(new FolderOutputs(folder.Path), Options.Create(new PageOptions())).WriteListAsync(
            AnyList.Record,
            AnyList.Directory,
            Cancellation
        );
        var (rows, problems) = FeedbackSheet.Read(
            "list",
            await File.ReadAllBytesAsync(folder[$"candidates/2026-W03.{kind}"], Cancellation),
            new()
        );
        Assert.Equal(
            [
                new(2, new("a1b2c3"), Week("2026-W03"), null, null),
                new FeedbackRow(3, new("=HYPERLINK(\"http://evil\")"), Week("2026-W03"), null, null),
            ],
            rows
        );
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Read_WorkbookThatWasFilledIn_HasEveryAnswerAndItsDay(string language)
    {
        using var folder = new TemporaryFolder();
        await new ListReports(new FolderOutputs(folder.Path), Options.Create(new PageOptions())).WriteListAsync(
            AnyList.Record,
            AnyList.Directory,
            Cancellation
        );
        using var written = new MemoryStream(await File.ReadAllBytesAsync(folder[$"candidates/2026-W03.{language}.xlsx"], Cancellation));
        var row = written.Query(useHeaderRow: true, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().First();
        var words = ListTexts.All.Single(texts => texts.Language == language).Words;
        (row[words.Columns[8]], row[words.Columns[9]]) = (words.Answers[0], "2026-01-13");
        var text = $"{string.Join(';', row.Keys)}\n{string.Join(';', row.Values.Select(value => $"\"{value}\""))}\n";
        var (rows, problems) = FeedbackSheet.Read("list.csv", Encoding.UTF8.GetBytes(text), new());
        Assert.Empty(problems);
        Assert.Equal(
            new FeedbackRow(2, new("a1b2c3"), Week("2026-W03"), InvitationOutcome.Accepted, new(2026, 1, 13)),
            Assert.Single(rows) with
            {
                Line = 2,
            }
        );
        Assert.All(
            words.Answers,
            answer =>
                Assert.Empty(
                    FeedbackSheet.Read("l.csv", Encoding.UTF8.GetBytes($"reference;list;answer\np1;2026-W03;{answer}\n"), new()).Problems
                )
        );
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    public void Read_SavedByAFrenchSpreadsheet_IsRead(string encoding)
    {
        const string text =
            "Outcome;answered_on;RANK;list;probability_percent;employee_id\r\naccepté;13/01/2026;1;2026-W03;79,4;p1\r\nPlus "
            + "tard;;2;2026-W03;52,0;p2\r\nREFUSÉ;14.01.2026;3;2026-W03;31,3;p3\r\n;;;;;\r\n";
        var (rows, problems) = FeedbackSheet.Read("list.csv", Encoding.GetEncoding(encoding).GetBytes(text), new());
        Assert.Equal(
            [
                new(2, new("p1"), Week("2026-W03"), InvitationOutcome.Accepted, new(2026, 1, 13)),
                new(3, new("p2"), Week("2026-W03"), null, null),
                new FeedbackRow(4, new("p3"), Week("2026-W03"), InvitationOutcome.Declined, new(2026, 1, 14)),
            ],
            rows
        );
        Assert.Empty(problems);
    }

    [Fact]
    public void Read_SpreadsheetFilledInWithDaysAndColumnsMoved_IsRead()
    {
        using var stream = new MemoryStream();
        stream.SaveAs(
            new[]
            {
                new Dictionary<string, object?>
                {
                    ["Répondu le"] = new DateTime(2026, 1, 13),
                    ["Référence"] = "p1",
                    ["Réponse"] = "accepté",
                    ["Liste"] = "2026-W03",
                    ["Rang"] = 1,
                },
                new Dictionary<string, object?>
                {
                    ["Répondu le"] = null,
                    ["Référence"] = "p2",
                    ["Réponse"] = "plus tard",
                    ["Liste"] = "2026-W03",
                    ["Rang"] = 2,
                },
            }
        );
        var (rows, problems) = FeedbackSheet.Read("list.xlsx", stream.ToArray(), new());
        Assert.Equal(
            [
                new(2, new("p1"), Week("2026-W03"), InvitationOutcome.Accepted, new(2026, 1, 13)),
                new FeedbackRow(3, new("p2"), Week("2026-W03"), null, null),
            ],
            rows
        );
        Assert.Empty(problems);
    }

    [Fact]
    public void Read_RowsThatCannotBeRead_AreToldWithTheirLine()
    {
        var (rows, problems) = FeedbackSheet.Read(
            "list.csv",
            """
            employee_id,list,outcome,answered_on
            p1,2026-W03,accepted,
            p2,January,declined,
            p3,2026-W03,perhaps,
            p4,2026-W03,accepted,13th
            
            """u8.ToArray(),
            new()
        );
        Assert.Equal(["p1"], rows.Select(row => row.PersonId.Value));
        Assert.Equal([3, 4, 5], problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("employee_id,list\np1,2026-W03\n")]
    [InlineData("PK\u0003\u0004 and nothing that follows")]
    public void Read_NoSuchColumns_IsRefused(string text) =>
        Assert.Throws<RefusedFileException>(() => FeedbackSheet.Read("list", Encoding.UTF8.GetBytes(text), new()));
}
