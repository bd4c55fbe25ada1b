using System.Diagnostics;

namespace Advocacy.Benchmarks.Work;

/// <summary>What our users run: commands of the published local head, each a process of its own, with its start.</summary>
internal static class OurWork
{
    private static readonly string[] Definition = ["--min-shares", "5", "--include-unsurveyed"];

    public static Task<WorkOutcome> IngestAsync(WorkPlace place) => RunAsync(place, ["ingest", place.Input]);

    public static async Task<WorkOutcome> RollUpAsync(WorkPlace place)
    {
        var rollup = await RunAsync(place, ["rollup"]);
        var export = await RunAsync(place, ["export"]);
        return rollup with { PeakBytes = Math.Max(rollup.PeakBytes ?? 0, export.PeakBytes ?? 0) };
    }

    public static Task<WorkOutcome> RunAsync(WorkPlace place) => RunAsync(place, ["run", "--input", place.Input, .. Definition]);

    public static Task<WorkOutcome> HelpAsync(WorkPlace place) => RunAsync(place, ["--help"]);

    private static async Task<WorkOutcome> RunAsync(WorkPlace place, IReadOnlyList<string> args)
    {
        using var process = Process.Start(new ProcessStartInfo(place.Program, [.. args, "--out", place.Folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        long peak = 0;
        while (!process.HasExited)
        {
            // The kernel keeps the largest it ever was; it is gone with the process.
            peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(20));
        }

        await output;
        return process.ExitCode == 0 ? new(0) { PeakBytes = peak } : throw new InvalidOperationException($"{string.Join(' ', args)} ended with {process.ExitCode}: {await errors}");
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
