using Advocacy.Domain.Values;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Runs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Advocacy.Functions;

/// <summary>Starts stages as orchestrations. Each has one name for good, so that there is one run of it at a time.</summary>
public sealed class StageStarts(TimeProvider clock, ILogger<StageStarts> logger)
{
    /// <summary>Starts a stage, if no run of it is under way.</summary>
    /// <typeparam name="TStage">The stage.</typeparam>
    /// <returns>Whether it was started.</returns>
    public async Task<bool> StartAsync<TStage>(DurableTaskClient client, CancellationToken cancellationToken)
        where TStage : IScheduledStage
    {
        var name = Topology.Triggers.Single(trigger => trigger.Stage == typeof(TStage)).Name;
        if (await client.GetInstanceAsync(name, cancellationToken) is { IsCompleted: false } running)
        {
            logger.StageUnderWay(name, running.CreatedAt);
            return false;
        }

        await client.ScheduleNewOrchestrationInstanceAsync(
            StageOrchestration.Name,
            new StageStart(name, clock.Today(), typeof(TStage).IsAssignableTo(typeof(IPartedStage))),
            new StartOrchestrationOptions(name),
            cancellationToken
        );
        return true;
    }
}
