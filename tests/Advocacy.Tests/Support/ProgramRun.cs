using System.Diagnostics;

namespace Advocacy.Tests.Support;

/// <summary>A program that is run to its end.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it wrote on the error stream.</param>
internal sealed record ProgramRun(int Code, string Output, string Errors)
{
    /// <summary>All that it said.</summary>
    public string Said => Output + Errors;

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its name, or its file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">What it is told beyond our own environment.</param>
    public static async Task<ProgramRun> OfAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Golden.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        // Both at once: a full pipe would stop it.
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return new(process.ExitCode, await output, await errors);
    }
}
