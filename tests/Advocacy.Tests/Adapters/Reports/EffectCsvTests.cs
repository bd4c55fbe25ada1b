using Advocacy.Adapters.Files;
using Advocacy.Adapters.Reports;
using Advocacy.Domain.Invitations;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Adapters.Reports;

public sealed class EffectCsvTests
{
    [Fact]
    public async Task WriteEffectAsync_ListsAndAllTogether_MatchesTheGoldenFile()
    {
        using var folder = new TemporaryFolder();
        var file = await new PublishedReports(new FolderOutputs(folder.Path)).WriteEffectAsync(
            [
                new("2026-W03", new(20, 6, 5, 0), 12, 6),
                new(EffectFold.Merged, new(60, 9, 14, 1), 20, 8),
                new(EffectFold.Overall, new(80, 15, 19, 1), 32, 14),
            ],
            TestContext.Current.CancellationToken);
        Assert.Equal(folder["effect.csv"], file);
        Golden.Matches("effect.csv", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}
