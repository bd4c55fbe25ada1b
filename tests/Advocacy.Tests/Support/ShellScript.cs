namespace Advocacy.Tests.Support;

/// <summary>A script of the folder infra, with an az of the test's own; skipped where there is no shell.</summary>
internal static class ShellScript
{
    /// <summary>Runs it.</summary>
    /// <param name="name">The script.</param>
    /// <param name="folder">Where its programs are, in bin.</param>
    /// <param name="az">What az does.</param>
    /// <param name="environment">What it reads.</param>
    /// <param name="arguments">What it is told.</param>
    /// <returns>Its exit code, and all that it said.</returns>
    public static async Task<(int Code, string Said)> RunAsync(
        string name,
        TemporaryFolder folder,
        string az,
        IEnumerable<(string Name, string Value)> environment,
        params IEnumerable<string> arguments
    )
    {
        Assert.SkipUnless(
            File.Exists("/bin/sh")
                && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(place => File.Exists(Path.Combine(place, "openssl"))),
            "the script needs a shell and openssl"
        );
        await WriteAsync(folder["bin/az"], az);
        var settings = new Dictionary<string, string> { ["PATH"] = $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}" };
        foreach (var (setting, value) in environment)
        {
            settings[setting] = value;
        }

        var run = await ProgramRun.OfAsync("/bin/sh", [Path.Combine(Golden.Root, "infra", name), .. arguments], settings);
        return (run.Code, run.Said);
    }

    /// <summary>Writes a program.</summary>
    public static async Task WriteAsync(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, Running.Cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }
}
