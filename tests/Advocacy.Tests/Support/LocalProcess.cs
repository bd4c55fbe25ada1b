using System.Diagnostics;

namespace Advocacy.Tests.Support;

/// <summary>The local head as a process of its own, which can be killed.</summary>
internal static class LocalProcess
{
    // Built beside the tests, in the same configuration.
    internal static readonly string Program = Path.Combine(
        Golden.Root,
        "functions",
        "Advocacy.Local",
        "bin",
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
        new DirectoryInfo(AppContext.BaseDirectory).Name,
        "advocacy.dll"
    );

    public static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // What a killed process held comes back soon.
        start.Environment["Advocacy__LeaseSeconds"] = "5";
        var process = Process.Start(start)!;
        // A full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
