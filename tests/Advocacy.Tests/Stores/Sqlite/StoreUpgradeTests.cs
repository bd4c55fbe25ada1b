using System.Globalization;
using System.IO.Compression;

namespace Advocacy.Tests.Stores.Sqlite;

/// <summary>Stores that each version of the program made of tests/Golden/stores/events.jsonl under the keys of tests, with their
/// ledger where there was one. With ADVOCACY_GOLDEN=write the store of this version is kept.</summary>
[Trait("Speed", "Slow")]
public sealed class StoreUpgradeTests : FolderTest
{
    // Some days are closed by the version that is kept, and the rest by this one.
    private const string KeptAsOf = "2026-02-20";
    private const string AsOf = "2026-03-25";

    private static string Events => Golden.PathOf("stores/events.jsonl");

    public static TheoryData<string> Kept =>
        [
            .. Directory
                .EnumerateFiles(Golden.PathOf("stores"), "*.zip")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public async Task Store_OfThisVersion_IsKept()
    {
        var file = Golden.PathOf($"stores/{SqliteSchema.Version.ToString("0000", CultureInfo.InvariantCulture)}.zip");
        if (Environment.GetEnvironmentVariable("ADVOCACY_GOLDEN") == "write" && !File.Exists(file))
        {
            await RunAsync("made", "ingest", Events);
            await RunAsync("made", "close", "--as-of", KeptAsOf);
            foreach (var made in Directory.EnumerateFiles(Folder["made"]).Where(made => Path.GetExtension(made) != ".db"))
            {
                File.Delete(made);
            }

            foreach (var made in Directory.EnumerateDirectories(Folder["made"]).Where(made => !IsKept(made)))
            {
                Directory.Delete(made, recursive: true);
            }

            await ZipFile.CreateFromDirectoryAsync(Folder["made"], file, Cancellation);
        }

        Assert.True(File.Exists(file), $"{file} is not there: ADVOCACY_GOLDEN=write makes it");
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Close_StoreOfAnEarlierVersion_TellsTheFiguresOfAFreshOne(string version)
    {
        await ZipFile.ExtractToDirectoryAsync(Golden.PathOf($"stores/{version}.zip"), Folder["kept"], Cancellation);
        await RunAsync("fresh", "ingest", Events);
        if (Directory.Exists(Folder["kept/ledger"]))
        {
            await RunAsync("fresh", "close", "--as-of", KeptAsOf);
        }

        foreach (var store in new[] { "kept", "fresh" })
        {
            await RunAsync(store, "close", "--as-of", AsOf);
        }

        Assert.NotEmpty(File.ReadLines(Folder["kept/reach/summary.csv"]).Skip(1));
        Assert.Equal(
            await File.ReadAllTextAsync(Folder["fresh/reach/summary.csv"], Cancellation),
            await File.ReadAllTextAsync(Folder["kept/reach/summary.csv"], Cancellation)
        );
        foreach (var person in new[] { "p02", "p06", "p15" })
        {
            Assert.Equal(await HeldOfAsync("fresh", person), await HeldOfAsync("kept", person));
        }
    }

    /// <summary>All that is held of somebody, as they would be given it.</summary>
    private async Task<string> HeldOfAsync(string store, string person)
    {
        await RunAsync(store, "person", "export", person);
        var files = Directory.GetFiles(Folder[$"{store}/persons"], "*.json");
        var held = await File.ReadAllTextAsync(Assert.Single(files), Cancellation);
        Directory.Delete(Folder[$"{store}/persons"], recursive: true);
        return held;
    }

    private async Task RunAsync(string store, params string[] args)
    {
        var run = await CommandLineRun.OfAsync([.. args, "--out", Folder[store]]);
        Assert.True(run.Code == 0, run.Errors);
    }

    private static bool IsKept(string folder) => Path.GetFileName(folder) is "ledger";
}
