namespace Advocacy.Tests.Reports.List;

/// <summary>Whoever keeps two copies of HR's files learns nothing of those held out: not who, not how many, not that one left.</summary>
public sealed class HeldOutTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Files_OtherPeopleHeldOut_AreTheSame(int heldOut)
    {
        var list = AnyList.Record with { WhyNone = NoModelYet.NotTrained, TeamPlaces = 6, ListsNeeded = 14 };
        var other = list with
        {
            HeldOut = [.. Enumerable.Range(0, heldOut).Select(i => new PersonId($"held-out-{i}"))],
            Eligible = list.Eligible + heldOut,
            TeamPlaces = 6 + heldOut,
        };
        Assert.Equal(await FilesAsync(list), await FilesAsync(other));
    }

    private static async Task<IReadOnlyList<string>> FilesAsync(ListRecord list)
    {
        var files = new List<string>();
        foreach (var texts in ListTexts.All)
        {
            files.Add(ListHtml.Of(list, AnyList.Directory, texts));
            files.Add(ListHtml.PlainOf(list, AnyList.Directory, texts));
            using var workbook = new MemoryStream();
            ListWorkbook.Write(workbook, list, AnyList.Directory, texts);
            files.Add(Convert.ToHexString(workbook.ToArray()));
        }

        using var csv = new MemoryStream();
        await CandidatesCsv.WriteAsync(csv, list, AnyList.Directory);
        return [.. files, Convert.ToHexString(csv.ToArray())];
    }
}
