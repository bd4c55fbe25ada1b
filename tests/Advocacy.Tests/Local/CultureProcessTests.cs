namespace Advocacy.Tests.Local;

/// <summary>The program under other locales and time zones, as its users start it.</summary>
[Trait("Speed", "Slow")]
public sealed class CultureProcessTests
{
    // What is made at another time says so in these.
    private static readonly string[] Timed = ["advocacy.db", "audit", "keys", "sources"];

    [Fact]
    public async Task Run_UnderOtherLocalesAndTimeZones_MakesTheSameBytes()
    {
        Assert.SkipUnless(HasCultures(), "there is no ICU library (libicu), without which .NET knows no culture");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["events.jsonl"], SimulatedFacts.Bytes(300, 9, 5), Cancellation);
        var usual = await RunAsync(folder, "usual", new());
        Assert.NotEmpty(usual);
        foreach (var (locale, zone) in new[] { ("tr_TR.UTF-8", "Pacific/Auckland"), ("ar_SA.UTF-8", "America/St_Johns") })
        {
            var environment = new Dictionary<string, string>
            {
                ["LANG"] = locale,
                ["LC_ALL"] = locale,
                ["TZ"] = zone,
                ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0",
            };
            Assert.Equal(usual, await RunAsync(folder, locale, environment));
        }
    }

    private static async Task<List<(string, string)>> RunAsync(TemporaryFolder folder, string name, Dictionary<string, string> environment)
    {
        // One key, or everybody would be somebody else.
        environment["Advocacy__Privacy__PseudonymKey"] = TestKeys.Pseudonyms;
        environment["Advocacy__Selection__Key"] = TestKeys.Selection;
        var run = await ProgramRun.OfAsync(
            "dotnet",
            [
                LocalProcess.Program,
                "run",
                "--input",
                folder["events.jsonl"],
                "--out",
                folder[name],
                "--as-of",
                "2025-09-29",
                "--min-shares",
                "1",
            ],
            environment
        );
        Assert.True(run.Code == 0, run.Said);
        return HalfAYear.Outputs(
            folder[name],
            file =>
                !Timed.Any(timed => file.StartsWith(timed, StringComparison.Ordinal)) && !file.EndsWith(".eml", StringComparison.Ordinal)
        );
    }

    private static bool HasCultures() =>
        OperatingSystem.IsWindows()
        || OperatingSystem.IsMacOS()
        || new[] { "/usr/lib", "/usr/lib64", "/lib" }
            .Where(Directory.Exists)
            .Any(lib =>
                Directory
                    .EnumerateFiles(
                        lib,
                        "libicuuc.so*",
                        new EnumerationOptions
                        {
                            RecurseSubdirectories = true,
                            MaxRecursionDepth = 2,
                            IgnoreInaccessible = true,
                        }
                    )
                    .Any()
            );
}
