using Microsoft.AspNetCore.Hosting;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Advocacy.Tests.Support;

/// <summary>The Azure head's orchestration by the framework's own means: state in a storage account as the Functions host keeps it, and a
/// worker that runs our code.</summary>
internal sealed class TaskHub : IAsyncDisposable
{
    private readonly TaskHubServer _server;
    private readonly IHost _worker;

    private TaskHub(TaskHubServer server, IHost worker) => (_server, _worker) = (server, worker);

    public DurableTaskClient Client => _worker.Services.GetRequiredService<DurableTaskClient>();

    /// <summary>What activities do, over the stores of a pipeline.</summary>
    public static StageActivities ActivitiesOf(EmbeddedPipeline pipeline) =>
        new(pipeline.Get<PartedRuns>(), pipeline.Get<SoleRuns>(), pipeline.Get<IServiceProvider>(), NullLogger<StageActivities>.Instance);

    /// <summary>What starts stages, by the clock of a pipeline.</summary>
    public static StageStarts StartsOf(EmbeddedPipeline pipeline) => new(pipeline.Clock, NullLogger<StageStarts>.Instance);

    /// <summary>Starts one.</summary>
    /// <param name="connection">The storage account.</param>
    /// <param name="activities">What activities do.</param>
    /// <param name="before">Called before each activity with its name; what it throws is what the activity throws.</param>
    public static async Task<TaskHub> StartAsync(string connection, StageActivities activities, Func<string, Task>? before = null)
    {
        var server = await TaskHubServer.StartAsync(connection);
        var worker = Worker(server, activities, before ?? (_ => Task.CompletedTask));
        await worker.StartAsync();
        return new(server, worker);
    }

    /// <summary>Runs a stage to its end.</summary>
    public async Task<OrchestrationMetadata> RunAsync<TStage>(StageStarts starts)
        where TStage : IScheduledStage
    {
        Assert.True(await starts.StartAsync<TStage>(Client, Running.Cancellation));
        return await EndAsync<TStage>();
    }

    /// <summary>Waits for a stage that was started.</summary>
    public Task<OrchestrationMetadata> EndAsync<TStage>()
        where TStage : IScheduledStage => _server.EndAsync(Client, typeof(TStage).Name);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _worker.StopAsync(atOnce.Token);
        _worker.Dispose();
    }

    private static IHost Worker(TaskHubServer server, StageActivities activities, Func<string, Task> before)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddDurableTaskClient(client => client.UseGrpc(server.Channel));
        builder.Services.AddDurableTaskWorker(worker =>
            worker
                .UseGrpc(server.Channel)
                .AddTasks(tasks =>
                {
                    tasks.AddOrchestratorFunc<StageStart, bool>(StageOrchestration.Name, StageOrchestration.RunAsync);
                    Add<PlannedStart, PartedRun?>(tasks, StageActivities.Plan, activities.PlanAsync);
                    Add<PartOfRun, bool>(tasks, StageActivities.Part, activities.DoPartAsync);
                    Add<PartOfRun, bool>(tasks, StageActivities.Join, activities.JoinAsync);
                    Add<StageStart, bool>(tasks, StageActivities.Whole, activities.RunWholeAsync);
                })
        );
        return builder.Build();

        void Add<TIn, TOut>(DurableTaskRegistry tasks, string name, Func<TIn, CancellationToken, Task<TOut>> run) =>
            tasks.AddActivityFunc<TIn, TOut>(
                name,
                async (_, input) =>
                {
                    try
                    {
                        await before(name);
                        return await run(input, CancellationToken.None);
                    }
                    catch (Exception e)
                    {
                        server.Fail(e);
                        throw;
                    }
                }
            );
    }
}
