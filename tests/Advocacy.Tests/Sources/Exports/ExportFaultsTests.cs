using System.Text;

namespace Advocacy.Tests.Sources.Exports;

/// <summary>Exports whose columns hold other things than they should: nothing wrong is counted, and no word of a post is kept.</summary>
public sealed class ExportFaultsTests : PipelineTest
{
    private const string Names = "shareId,employeeId,network,sharedAt,impressions,reactions\n";

    public ExportFaultsTests() => Pipeline.Clock.AdjustTime(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task CollectAsync_NumberCutInTwoByAComma_IsABadRowAndNoWrongNumber()
    {
        await CollectAsync("shares.csv", Names + "s1,p1,x,2026-01-13,1,234,5\ns2,p1,x,2026-01-13,1,2\n");
        var people = await Pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(["x:s2"], people.SelectMany(person => person.Shares).Select(share => share.Key));
        Assert.Contains(
            "line 2: it has more cells than there are names",
            await File.ReadAllTextAsync(Pipeline.Folder["drop/word/shares.csv.txt"], Cancellation),
            StringComparison.Ordinal
        );
        Assert.Single(await BadAsync());
    }

    [Theory]
    [InlineData("shares.p1.csv", "Date,ShareLink,ShareCommentary\n2026-01-15 10:00:00,SECRET words,x\n")]
    [InlineData("shares.p1.csv", "Date,ShareLink,ShareCommentary\nSECRET,SECRET urn:li:activity:7170000000000000002 x,x\n")]
    [InlineData("a.csv", Names + "s1,p1,x,2026-01-13,SECRET words,5\n")]
    [InlineData("a.csv", Names + "s1,SECRET words, more SECRET,p1,x,2026-01-13,5,5\n")]
    public async Task CollectAsync_WordsOfPostsInTheWrongColumns_AreNotKept(string name, string text)
    {
        await CollectAsync(name, text);
        Assert.All(
            await BadAsync(),
            row => Assert.DoesNotContain("SECRET", Encoding.UTF8.GetString(row.Payload.Span), StringComparison.Ordinal)
        );
        Assert.NotEmpty(await BadAsync());
        Assert.DoesNotContain(
            await Pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation),
            person => person.Shares.Any(share => share.ToString().Contains("SECRET", StringComparison.OrdinalIgnoreCase))
        );
    }

    private async Task CollectAsync(string name, string text)
    {
        await Pipeline.DropAsync(name, Encoding.UTF8.GetBytes(text));
        Assert.Null((await Pipeline.CollectAsync("drop")).Problem);
    }

    private async Task<List<BadRow>> BadAsync() => await Pipeline.Get<IBadRowStore>().ReadAsync(Cancellation).ToListAsync(Cancellation);
}
