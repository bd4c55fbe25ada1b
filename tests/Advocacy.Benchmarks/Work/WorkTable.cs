namespace Advocacy.Benchmarks.Work;

/// <summary>Every piece of work by name.</summary>
internal static class WorkTable
{
    public static IReadOnlyDictionary<string, Func<WorkPlace, Task<WorkOutcome>>> All { get; } =
        new Dictionary<string, Func<WorkPlace, Task<WorkOutcome>>>
        {
            ["ingest"] = OurWork.IngestAsync,
            ["close"] = OurWork.CloseAsync,
            ["run"] = OurWork.RunAsync,
            ["help"] = OurWork.HelpAsync,
            ["features"] = ModelWork.FeaturesAsync,
            ["matrix"] = ModelWork.WriteMatrixAsync,
            ["train"] = ModelWork.TrainAsync,
            ["duckdb-ingest"] = DuckDbWork.IngestAsync,
            ["duckdb-close"] = DuckDbWork.CloseAsync,
            ["json-read"] = JsonReadWork.RunAsync,
            ["sqlite-insert"] = SqliteInsertWork.RunAsync,
            ["notebook-run"] = NotebookWork.RunAsync,
            ["notebook-features"] = NotebookWork.FeaturesAsync,
            ["notebook-train"] = NotebookWork.TrainAsync,
        };

    /// <summary>Does a piece of work and measures it.</summary>
    public static async Task<WorkDone> DoAsync(string name, WorkPlace place)
    {
        var started = TimeProvider.System.GetTimestamp();
        var outcome = await All[name](place);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return new(outcome.Seconds ?? seconds, outcome.PeakBytes ?? self.PeakWorkingSet64, outcome.Count, outcome.Quality);
    }
}
