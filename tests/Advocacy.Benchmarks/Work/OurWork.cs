namespace Advocacy.Benchmarks.Work;

/// <summary>What our users run: commands of the published local head, each a process of its own, with its start.</summary>
internal static class OurWork
{
    private static readonly string[] Definition = ["--min-shares", "5", "--include-unsurveyed"];

    public static Task<WorkOutcome> IngestAsync(WorkPlace place) => RunAsync(place, "ingest", place.Input);

    public static Task<WorkOutcome> CloseAsync(WorkPlace place) => RunAsync(place, "close");

    public static Task<WorkOutcome> RunAsync(WorkPlace place) => RunAsync(place, ["run", "--input", place.Input, .. Definition]);

    public static Task<WorkOutcome> HelpAsync(WorkPlace place) => RunAsync(place, "--help");

    private static async Task<WorkOutcome> RunAsync(WorkPlace place, params IReadOnlyList<string> args) =>
        new(0) { PeakBytes = await ChildProcess.WatchAsync(place.Program, [.. args, "--out", place.Folder]) };
}
