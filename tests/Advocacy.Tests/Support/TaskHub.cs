using DurableTask.AzureStorage;
using DurableTask.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Advocacy.Tests.Support;

/// <summary>The Azure head's orchestration by the framework's own means: state in a storage account as the Functions host keeps it, and a
/// worker that runs our code.</summary>
internal sealed class TaskHub : IAsyncDisposable
{
    private readonly AzureStorageOrchestrationService _service;
    private readonly WebApplication _server;
    private readonly IHost _worker;
    private readonly GrpcChannel _channel;

    private TaskHub(AzureStorageOrchestrationService service, WebApplication server, IHost worker, GrpcChannel channel) =>
        (_service, _server, _worker, _channel) = (service, server, worker, channel);

    public DurableTaskClient Client => _worker.Services.GetRequiredService<DurableTaskClient>();

    /// <summary>Starts one.</summary>
    /// <param name="connection">The storage account.</param>
    /// <param name="activities">What activities do.</param>
    /// <param name="before">Called before each activity with its name; what it throws is what the activity throws.</param>
    public static async Task<TaskHub> StartAsync(string connection, StageActivities activities, Func<string, Task>? before = null)
    {
        var service = new AzureStorageOrchestrationService(
            new AzureStorageOrchestrationServiceSettings
            {
                TaskHubName = "Advocacy",
                StorageAccountClientProvider = new StorageAccountClientProvider(connection),
                PartitionCount = 1,
                // It appears within a test's patience that a worker is gone.
                WorkItemQueueVisibilityTimeout = TimeSpan.FromSeconds(5),
                ControlQueueVisibilityTimeout = TimeSpan.FromSeconds(5),
                LeaseInterval = TimeSpan.FromSeconds(15),
                LeaseRenewInterval = TimeSpan.FromSeconds(5),
                LeaseAcquireInterval = TimeSpan.FromSeconds(2),
                MaxQueuePollingInterval = TimeSpan.FromMilliseconds(200),
            }
        );
        await service.CreateIfNotExistsAsync();
        var port = TestServer.FreePorts(1)[0];
        var server = await ServeAsync(service, port);
        var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        var worker = Worker(channel, activities, before ?? (_ => Task.CompletedTask));
        await worker.StartAsync();
        return new(service, server, worker, channel);
    }

    /// <summary>Runs a stage to its end.</summary>
    public async Task<OrchestrationMetadata> RunAsync<TStage>(StageStarts starts)
        where TStage : IScheduledStage
    {
        Assert.True(await starts.StartAsync<TStage>(Client, Running.Cancellation));
        return (await Client.WaitForInstanceCompletionAsync(typeof(TStage).Name, getInputsAndOutputs: true, Running.Cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        // What it still does is let go of, as when a process is killed.
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _service.StopAsync(isForced: true);
        await _worker.StopAsync(atOnce.Token);
        _worker.Dispose();
        _channel.Dispose();
        await _server.StopAsync(atOnce.Token);
        await _server.DisposeAsync();
    }

    private static async Task<WebApplication> ServeAsync(AzureStorageOrchestrationService service, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder
            .Services.AddSingleton<IOrchestrationService>(service)
            .AddSingleton<IOrchestrationServiceClient>(service)
            .AddSingleton<TaskHubGrpcServer>();
        var server = builder.Build();
        server.MapGrpcService<TaskHubGrpcServer>();
        await server.StartAsync();
        return server;
    }

    private static IHost Worker(GrpcChannel channel, StageActivities activities, Func<string, Task> before)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddDurableTaskClient(client => client.UseGrpc(channel));
        builder.Services.AddDurableTaskWorker(worker =>
            worker
                .UseGrpc(channel)
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
                    await before(name);
                    return await run(input, CancellationToken.None);
                }
            );
    }
}
