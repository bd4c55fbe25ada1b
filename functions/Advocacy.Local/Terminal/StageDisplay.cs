using System.Globalization;
using Advocacy.Pipeline.Runs;
using Spectre.Console;

namespace Advocacy.Local.Terminal;

/// <summary>Shows people that a stage moves: a bar in a terminal, elsewhere a plain line every two seconds.</summary>
internal sealed class StageDisplay(IAnsiConsole console, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Runs a stage.</summary>
    public async Task<T> RunAsync<T>(string title, Func<IProgress<StageProgress>, Task<T>> stage)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            return await WithLinesAsync(title, stage);
        }

        return await console
            .Progress()
            .AutoClear(true)
            .Columns(
                new SpinnerColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(context => stage(new Bar(context.AddTask(title), title)));
    }

    private async Task<T> WithLinesAsync<T>(string title, Func<IProgress<StageProgress>, Task<T>> stage)
    {
        var started = clock.GetTimestamp();
        var latest = new Latest();
        var work = Task.Run(() => stage(latest));
        while (await Task.WhenAny(work, Task.Delay(Every, clock)) != work)
        {
            console.WriteLine(
                latest.Progress is { } progress
                    ? InWords(progress) + LeftOf(progress, clock.GetElapsedTime(started))
                    : string.Create(CultureInfo.InvariantCulture, $"{title}: {clock.GetElapsedTime(started).TotalSeconds:N0} s")
            );
        }

        return await work;
    }

    private static string InWords(StageProgress progress) =>
        progress.Total is { } total
            ? string.Create(CultureInfo.InvariantCulture, $"{progress.Stage}: {progress.Done:N0} of {total:N0} {progress.Unit}")
            : string.Create(CultureInfo.InvariantCulture, $"{progress.Stage}: {progress.Done:N0} {progress.Unit}");

    /// <summary>Per cent, and the time left if it goes on as it went.</summary>
    private static string LeftOf(StageProgress progress, TimeSpan elapsed) =>
        progress is { Total: { } total and > 0, Done: > 0 and var done } && done <= total
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", {100.0 * done / total:0} %, about {elapsed.TotalSeconds * (total - done) / done:0} s left"
            )
            : "";

    private sealed class Bar : IProgress<StageProgress>
    {
        private readonly ProgressTask _task;

        public Bar(ProgressTask task, string title)
        {
            _task = task;
            _task.Description = title;
            _task.IsIndeterminate = true;
        }

        public void Report(StageProgress value)
        {
            _task.Description = InWords(value);
            if (value.Total is { } total)
            {
                _task.IsIndeterminate = false;
                _task.MaxValue = Math.Max(1, total);
                _task.Value = value.Done;
            }
        }
    }

    private sealed class Latest : IProgress<StageProgress>
    {
        // One reference: the stage reports while it is read.
        private object? _progress;

        public StageProgress? Progress => _progress as StageProgress?;

        public void Report(StageProgress value) => _progress = value;
    }
}
