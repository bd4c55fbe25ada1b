using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Tests.Pipeline.WeeklyList;

public sealed class PublishListTests
{
    private static readonly string[] Files = ["2026-W03.csv", "2026-W03.en.eml", "2026-W03.en.xlsx", "2026-W03.fr.eml", "2026-W03.fr.xlsx"];

    [Fact]
    public async Task RefreshAsync_StoppedAtAnyWrite_LosesNoFileAndIsMadeGoodByTheNext()
    {
        for (var allowed = 0; ; allowed++)
        {
            using var company = new Company();
            await company.PublishAsync();
            await company.Pipeline.MergeAsync(new ErasureRequested(new("erased"), AnyFact.Start));
            company.Outputs.Allow(allowed);
            var isStopped = await IsStoppedAsync(() => company.RefreshAsync());
            Assert.Equal(Files, company.ListFiles());
            company.Outputs.Allow(int.MaxValue);
            await company.RefreshAsync();
            Assert.Equal(Files, company.ListFiles());
            Assert.Empty(Footprints.In(company.Pipeline.Folder.Path, "erased"));
            Assert.Equal(Files.Length + 1, Footprints.In(company.Pipeline.Folder.Path, "stays").Count);
            if (!isStopped)
            {
                Assert.True(allowed > 4);
                return;
            }
        }
    }

    [Fact]
    public async Task RefreshAsync_FileThatADeadProcessWroteLater_IsWrittenWithoutTheErased()
    {
        using var company = new Company();
        await company.PublishAsync();
        var csv = company.Pipeline.Folder["candidates/2026-W03.csv"];
        var before = await File.ReadAllBytesAsync(csv, Cancellation);
        await company.Pipeline.MergeAsync(new ErasureRequested(new("erased"), AnyFact.Start));
        await company.RefreshAsync();
        // It had begun before, and is killed after it.
        await File.WriteAllBytesAsync(csv, before, Cancellation);
        await company.RefreshAsync();
        Assert.Empty(Footprints.In(company.Pipeline.Folder.Path, "erased"));
    }

    [Theory]
    [InlineData("2026-W03.en.xlsx", "PK\u0003\u0004 and no more of it")]
    [InlineData("2026-W03.fr.xlsx", "PK, as if it were a workbook: erased")]
    [InlineData("2026-W03.en.eml", "")]
    [InlineData("2026-W03.fr.eml", "no header")]
    public async Task RefreshAsync_FileThatSomebodyDamaged_StopsNoErasure(string file, string content)
    {
        using var company = new Company();
        await company.PublishAsync();
        await company.Pipeline.MergeAsync(new ErasureRequested(new("erased"), AnyFact.Start));
        await company.RefreshAsync();
        await File.WriteAllTextAsync(company.Pipeline.Folder[$"candidates/{file}"], content, Cancellation);
        await company.RefreshAsync();
        Assert.Equal(Files, company.ListFiles());
        Assert.Empty(Footprints.In(company.Pipeline.Folder.Path, "erased"));
    }

    private static async Task<bool> IsStoppedAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>A list with two people on it.</summary>
    private sealed class Company : IDisposable
    {
        public Company()
        {
            Pipeline = new(services => services.AddSingleton<IOutputs>(_ => Outputs!));
            Outputs = new(new FolderOutputs(Pipeline.Folder.Path));
        }

        public EmbeddedPipeline Pipeline { get; }

        public FaultyOutputs Outputs { get; }

        public async Task PublishAsync()
        {
            await Pipeline.MergeAsync(
                new ConsentDecided(new("erased"), AnyFact.Start, true),
                new ConsentDecided(new("stays"), AnyFact.Start, true)
            );
            var entry = AnyList.Record.Invited[0];
            var list = AnyList.Record with { Invited = [Named(entry, "erased"), Named(entry, "stays")], HeldOut = [] };
            await Pipeline.Get<PublishList>().RunAsync(list, Cancellation);
        }

        public Task<int> RefreshAsync() =>
            Pipeline.Get<PublishList>().RefreshAsync(null, new PersonNames(new("nobody"), new("erased")), Cancellation);

        public string?[] ListFiles() =>
            [.. Directory.EnumerateFiles(Pipeline.Folder["candidates"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

        public void Dispose() => Pipeline.Dispose();

        private static ListEntry Named(ListEntry entry, string id) =>
            entry with
            {
                Candidate = entry.Candidate with { PersonId = new(id) },
            };
    }
}
