using System.Text;
using Advocacy.Adapters.Files;
using Advocacy.Adapters.Reports;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Contracts;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Adapters.Reports;

public sealed class FeedbackCsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReadAsync_ListAsItWasWritten_HasNoAnswerYet()
    {
        var file = await new PublishedReports(new FolderOutputs(_folder.Path)).WriteCandidatesAsync(
            "2026-W03", [new("p1", new("Sales, North", null, null, null, null), Profile.Hesitant, 1, 0.5, []), new("=p2", EmployeeAttributes.Unknown, Profile.Constructive, 0, 0.4, [])], Cancellation);
        var (rows, problems) = await FeedbackCsv.ReadAsync(file, Cancellation);
        Assert.Equal([new(2, "p1", "2026-W03", null, null), new FeedbackRow(3, "=p2", "2026-W03", null, null)], rows);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    public async Task ReadAsync_SavedByAFrenchSpreadsheet_IsRead(string encoding)
    {
        const string text = "Outcome;answered_on;RANK;list;probability_percent;employee_id\r\naccepté;13/01/2026;1;2026-W03;79,4;p1\r\nPlus tard;;2;2026-W03;52,0;p2\r\nREFUSÉ;14.01.2026;3;2026-W03;31,3;p3\r\n;;;;;\r\n";
        await File.WriteAllTextAsync(_folder["list.csv"], text, Encoding.GetEncoding(encoding), Cancellation);
        var (rows, problems) = await FeedbackCsv.ReadAsync(_folder["list.csv"], Cancellation);
        Assert.Equal(
            [
                new(2, "p1", "2026-W03", InvitationOutcome.Accepted, new(2026, 1, 13)),
                new(3, "p2", "2026-W03", null, null),
                new FeedbackRow(4, "p3", "2026-W03", InvitationOutcome.Declined, new(2026, 1, 14)),
            ],
            rows);
        Assert.Empty(problems);
    }

    [Fact]
    public async Task ReadAsync_RowsThatCannotBeRead_AreToldWithTheirLine()
    {
        await File.WriteAllTextAsync(_folder["list.csv"], "employee_id,list,outcome,answered_on\np1,2026-W03,accepted,\np2,January,declined,\np3,2026-W03,perhaps,\np4,2026-W03,accepted,13th\n", Cancellation);
        var (rows, problems) = await FeedbackCsv.ReadAsync(_folder["list.csv"], Cancellation);
        Assert.Equal(["p1"], rows.Select(row => row.EmployeeId));
        Assert.Equal([3, 4, 5], problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("employee_id,list\np1,2026-W03\n")]
    public async Task ReadAsync_NoSuchColumns_IsRefused(string text)
    {
        await File.WriteAllTextAsync(_folder["list.csv"], text, Cancellation);
        await Assert.ThrowsAsync<InvalidDataException>(() => FeedbackCsv.ReadAsync(_folder["list.csv"], Cancellation));
    }
}
