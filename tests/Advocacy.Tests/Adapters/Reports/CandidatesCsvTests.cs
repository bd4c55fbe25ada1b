using Advocacy.Adapters.Files;
using Advocacy.Adapters.Reports;
using Advocacy.Domain.People;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Adapters.Reports;

public sealed class CandidatesCsvTests
{
    [Fact]
    public async Task WriteCandidatesAsync_HostileAndAccentedTexts_MatchesTheGoldenFile()
    {
        using var folder = new TemporaryFolder();
        var file = await new PublishedReports(new FolderOutputs(folder.Path)).WriteCandidatesAsync(
            "2026-W03",
            [
                new("p1", new("Sales, North", "Équipe \"A\"", "FR", "fr", null), Profile.Hesitant, -2, 0.12345, [new("shares_1w", "Activity", "shares in the last week: 2", "partages la semaine passée : 2", 0.5, 0.7)]),
                new("=HYPERLINK(\"http://evil\")", new("+1", "@sum", "-2", null, null), Profile.Constructive, 4, 0.9996, []),
            ],
            TestContext.Current.CancellationToken);
        Assert.Equal(folder["candidates/2026-W03.csv"], file);
        Golden.Matches("candidates.csv", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}
