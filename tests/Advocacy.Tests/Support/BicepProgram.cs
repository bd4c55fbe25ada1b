using System.Reflection;

namespace Advocacy.Tests.Support;

/// <summary>The Bicep command line, from the NuGet folder; tests are skipped where it is not to be had.</summary>
internal static class BicepProgram
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private static readonly string? Place = typeof(BicepProgram)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == "Bicep")
        ?.Value;

    // What parameter files read.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["AZURE_LOCATION"] = "westeurope",
        ["AZURE_ENV_NAME"] = "azd",
        ["ADVOCACY_MARKETING_GROUP"] = "00000000-0000-0000-0000-00000000000a",
        ["ADVOCACY_HR_GROUP"] = "00000000-0000-0000-0000-00000000000b",
        ["ADVOCACY_AUDITORS_GROUP"] = "00000000-0000-0000-0000-00000000000c",
        ["ADVOCACY_ENGINEERS_GROUP"] = "00000000-0000-0000-0000-00000000000d",
        ["ADVOCACY_BUDGET_START"] = "2026-12-01",
        ["ADVOCACY_LOCKED"] = "true",
        ["ADVOCACY_SIGN_IN_CLIENT"] = "66666666-6666-6666-6666-666666666666",
        ["ADVOCACY_CONTACT"] = "privacy@example.com",
        ["ADVOCACY_ALERT_EMAIL"] = "advocacy@example.com",
    };

    /// <summary>The folder of the templates.</summary>
    public static string Infra { get; } = Path.Combine(Golden.Root, "infra");

    /// <summary>Runs it.</summary>
    /// <returns>Its exit code, and all that it said.</returns>
    public static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Place), "the Bicep command line is there for Linux on x64 alone");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Place!, Executable);
        }

        var run = await ProgramRun.OfAsync(Place!, arguments, Settings);
        return (run.Code, run.Said);
    }

    /// <summary>What a parameter file would deploy: overwrites, or validates, the snapshot beside it.</summary>
    public static Task<(int Code, string Said)> SnapshotAsync(string parameters, string mode) =>
        RunAsync(
            "snapshot",
            parameters,
            "--mode",
            mode,
            "--tenant-id",
            "11111111-1111-1111-1111-111111111111",
            "--subscription-id",
            "22222222-2222-2222-2222-222222222222",
            "--location",
            "westeurope",
            "--deployment-name",
            "main"
        );

    /// <summary>The templates, in a folder of their own.</summary>
    public static void CopyTo(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "modules"));
        foreach (var file in Directory.EnumerateFiles(Infra, "*.bicep*").Concat(Directory.EnumerateFiles(Path.Combine(Infra, "modules"))))
        {
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(Infra, file)));
        }
    }
}
