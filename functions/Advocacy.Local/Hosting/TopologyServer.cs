using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Queues;
using Advocacy.Stores;
using Microsoft.Extensions.Logging;
using NCrontab;

namespace Advocacy.Local.Hosting;

/// <summary>Runs queues and timers of <see cref="Topology"/> until it is stopped, as the Functions host would. A stage that has begun
/// may finish; a failed timer is reported and tried again before its next time, a failed message as often as host.json says.</summary>
internal sealed class TopologyServer(LocalHost host, IReadOnlyList<Trigger> triggers, TimeProvider clock, Action<string> tell)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstRetry = TimeSpan.Parse(Topology.FirstTimerRetry, CultureInfo.InvariantCulture);
    private static readonly TimeSpan LongestRetry = TimeSpan.Parse(Topology.LongestTimerRetry, CultureInfo.InvariantCulture);
    private static readonly CrontabSchedule.ParseOptions WithSeconds = new() { IncludingSeconds = true };

    /// <summary>Serves until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.WhenAll(
                triggers.Select(trigger =>
                    Task.Run(() => trigger.Kind == TriggerKind.Queue ? PumpAsync(trigger, stop) : KeepTimeAsync(trigger, stop), stop)
                )
            );
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            tell("stopped");
        }
    }

    private async Task PumpAsync(Trigger trigger, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await host.PumpAsync(
                    trigger.Binding,
                    (message, cancellationToken) => HandleAsync(trigger, message, cancellationToken),
                    stop
                );
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                Fail(trigger, e);
                pause = PauseAfterFault;
            }

            await Task.Delay(pause, clock, stop);
        }
    }

    private async Task HandleAsync(Trigger trigger, QueuedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await host.QueueStageOf(trigger).RunAsync(message.Body, cancellationToken);
        }
        catch (Exception e)
        {
            Fail(trigger, e);
            throw;
        }
    }

    private async Task KeepTimeAsync(Trigger trigger, CancellationToken stop)
    {
        var schedule = CrontabSchedule.Parse(trigger.Binding, WithSeconds);
        while (true)
        {
            var next = NextOf(schedule);
            await Task.Delay(next - clock.GetUtcNow(), clock, stop);
            var pause = FirstRetry;
            for (
                var retry = 0;
                !await TryAsync(trigger, next) && retry < Topology.TimerRetries && clock.GetUtcNow() + pause < NextOf(schedule);
                retry++
            )
            {
                await Task.Delay(pause, clock, stop);
                pause = pause * 2 < LongestRetry ? pause * 2 : LongestRetry;
            }
        }
    }

    private DateTimeOffset NextOf(CrontabSchedule schedule) =>
        new(schedule.GetNextOccurrence(clock.GetUtcNow().UtcDateTime), TimeSpan.Zero);

    private async Task<bool> TryAsync(Trigger trigger, DateTimeOffset due)
    {
        var started = clock.GetTimestamp();
        try
        {
            if (await host.StageOf(trigger).RunScheduledAsync(clock.Today(), CancellationToken.None))
            {
                tell(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{due:yyyy-MM-dd HH:mm} {trigger.Name}: done in {clock.GetElapsedTime(started).TotalSeconds:0.0} s"
                    )
                );
            }

            return true;
        }
        catch (Exception e)
        {
            Fail(trigger, e);
            return false;
        }
    }

    private void Fail(Trigger trigger, Exception exception)
    {
        host.Get<ILogger<TopologyServer>>().TriggerFailed(exception, trigger.Name);
        tell(
            $"error: {trigger.Name} failed and will run again: "
                + $"{Dependencies.Describe(exception) ?? exception.Message.ReplaceLineEndings(" ")}"
        );
    }
}
