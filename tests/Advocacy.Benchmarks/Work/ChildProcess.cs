using System.Diagnostics;

namespace Advocacy.Benchmarks.Work;

/// <summary>Another program, run to its end.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs it.</summary>
    /// <returns>The last line of its output.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static async Task<string> RunAsync(string program, params IReadOnlyList<string> args) =>
        (await RunAsync(program, args, isWatched: false)).LastLine;

    /// <summary>Runs it and looks at how much memory it has.</summary>
    /// <returns>Its largest resident set, in bytes.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static async Task<long> WatchAsync(string program, params IReadOnlyList<string> args) =>
        (await RunAsync(program, args, isWatched: true)).PeakBytes;

    private static async Task<(string LastLine, long PeakBytes)> RunAsync(string program, IReadOnlyList<string> args, bool isWatched)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        long peak = 0;
        while (isWatched && !process.HasExited)
        {
            // The system keeps the largest that it ever was, and forgets it with the process.
            peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(Look));
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? ((await output).TrimEnd().Split('\n')[^1], peak)
            : throw new InvalidOperationException(
                $"{Path.GetFileName(program)} {string.Join(' ', args)} ended with {process.ExitCode}: {await errors}{await output}"
            );
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // It has just ended.
        }
    }
}
