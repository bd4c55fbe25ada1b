using DurableTask.AzureStorage;
using DurableTask.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Advocacy.Tests.Support;

/// <summary>The framework's own service of orchestrations, which keeps them in a storage account as the Functions host does.</summary>
internal sealed class TaskHubServer : IAsyncDisposable
{
    // Of a small company; a test of a large one says how long.
    private static readonly TimeSpan Patience = Environment.GetEnvironmentVariable("ADVOCACY_STORE") is null
        ? TimeSpan.FromMinutes(2)
        : TimeSpan.FromHours(1);
    private readonly TaskCompletionSource<OrchestrationMetadata> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AzureStorageOrchestrationService _service;
    private readonly WebApplication _server;

    private TaskHubServer(AzureStorageOrchestrationService service, WebApplication server, Uri address) =>
        (_service, _server, Address, Channel) = (service, server, address, GrpcChannel.ForAddress(address));

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>The way to it.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Starts one over a storage account.</summary>
    public static async Task<TaskHubServer> StartAsync(string connection)
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
        return new(service, await ServeAsync(service, port), new($"http://127.0.0.1:{port}"));
    }

    /// <summary>Says that an activity failed: it would be tried again in a minute, which no test waits for.</summary>
    public void Fail(Exception e) => _failed.TrySetException(e);

    /// <summary>Waits for the end of an orchestration, or the failure of an activity.</summary>
    public async Task<OrchestrationMetadata> EndAsync(DurableTaskClient client, string name)
    {
        var end = client.WaitForInstanceCompletionAsync(name, getInputsAndOutputs: true, Running.Cancellation);
        return await await Task.WhenAny(end!, _failed.Task).WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        // What it still does is let go of, as when a process is killed.
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _service.StopAsync(isForced: true);
        Channel.Dispose();
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
}
