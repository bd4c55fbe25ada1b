using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Reports.List;

public sealed class CandidatesCsvTests
{
    [Fact]
    public async Task WriteListAsync_HostileAndAccentedTexts_MatchesTheGoldenFile()
    {
        using var folder = new TemporaryFolder();
        var files = await new ListReports(new FolderOutputs(folder.Path), Options.Create(new PageOptions())).WriteListAsync(
            AnyList.Record,
            AnyList.Directory,
            Cancellation
        );
        Assert.Equal(
            [folder["candidates/2026-W03.en.xlsx"], folder["candidates/2026-W03.fr.xlsx"], folder["candidates/2026-W03.csv"]],
            files
        );
        Golden.Matches("candidates.csv", await File.ReadAllTextAsync(files[2], Cancellation));
    }
}
