using System.Diagnostics;
using System.Text.Json;

namespace Advocacy.Benchmarks.Work;

/// <summary>What a data scientist would write with pandas and scikit-learn.</summary>
internal static class NotebookWork
{
    private const string Python = "/usr/bin/python3";
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "notebook.py");

    /// <summary>Whether this machine has what it needs.</summary>
    public static bool IsThere { get; } = Has();

    public static Task<WorkOutcome> RunAsync(WorkPlace place) => RunAsync(place, "all");

    public static Task<WorkOutcome> FeaturesAsync(WorkPlace place) => RunAsync(place, "features");

    public static Task<WorkOutcome> TrainAsync(WorkPlace place) => RunAsync(place, "train");

    private static bool Has()
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import pandas, sklearn"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static async Task<WorkOutcome> RunAsync(WorkPlace place, string mode)
    {
        var done = JsonSerializer.Deserialize<WorkDone>(
            await ChildProcess.RunAsync(Python, Script, place.Input, place.Folder, mode),
            JsonSerializerOptions.Web
        )!;
        return new(done.Count, done.Quality) { Seconds = done.Seconds, PeakBytes = done.PeakBytes };
    }
}
