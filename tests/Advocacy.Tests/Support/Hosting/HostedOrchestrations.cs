using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;

namespace Advocacy.Tests.Support.Hosting;

/// <summary>Hands the work of a task hub to the app's functions, as the host's extension does it.</summary>
internal sealed class HostedOrchestrations : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskHubServer _server;
    private readonly FunctionsHost _host;
    private readonly TaskHubSidecarService.TaskHubSidecarServiceClient _hub;
    private readonly Task _working;

    private HostedOrchestrations(TaskHubServer server, FunctionsHost host)
    {
        (_server, _host) = (server, host);
        _hub = new(server.Channel);
        _working = WorkAsync();
        Client = new GrpcDurableTaskClient("test", new() { Channel = server.Channel }, NullLogger.Instance);
    }

    public DurableTaskClient Client { get; }

    /// <summary>What a function is given for its client of orchestrations.</summary>
    public TypedData ClientData =>
        new()
        {
            String = JsonSerializer.Serialize(
                new
                {
                    taskHubName = "Advocacy",
                    rpcBaseUrl = _server.Address,
                    maxGrpcMessageSizeInBytes = 4_194_304,
                    // Itself JSON.
                    grpcHttpClientTimeout = JsonSerializer.Serialize(TimeSpan.FromSeconds(100)),
                }
            ),
        };

    public static async Task<HostedOrchestrations> StartAsync(string connection, FunctionsHost host) =>
        new(await TaskHubServer.StartAsync(connection), host);

    /// <summary>Waits for the end of an orchestration.</summary>
    public Task<OrchestrationMetadata> EndAsync(string name) => _server.EndAsync(Client, name);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _working.ContinueWith(_ => { }, TaskScheduler.Default);
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        var request = new GetWorkItemsRequest { MaxConcurrentActivityWorkItems = 4, MaxConcurrentOrchestrationWorkItems = 4 };
        using var items = _hub.GetWorkItems(request, cancellationToken: _stop.Token);
        await foreach (var item in items.ResponseStream.ReadAllAsync(_stop.Token))
        {
            _ = RunAsync(item);
        }
    }

    private async Task RunAsync(WorkItem item)
    {
        try
        {
            await (
                item.OrchestratorRequest is { } orchestration ? RunAsync(item, orchestration)
                : item.ActivityRequest is { } activity ? RunAsync(item, activity)
                : Task.CompletedTask
            );
        }
        catch (Exception e)
        {
            _server.Fail(e);
        }
    }

    private async Task RunAsync(WorkItem item, OrchestratorRequest request)
    {
        var context = new TypedData { String = Convert.ToBase64String(request.ToByteArray()) };
        var response = OrchestratorResponse.Parser.ParseFrom(
            Convert.FromBase64String(await _host.InvokeAsync("RunStage", ("context", context)))
        );
        response.InstanceId = request.InstanceId;
        response.CompletionToken = item.CompletionToken;
        await _hub.CompleteOrchestratorTaskAsync(response, cancellationToken: _stop.Token);
    }

    private async Task RunAsync(WorkItem item, ActivityRequest request)
    {
        // The worker sends what it is given in an array; the host takes it out.
        var input = JsonNode.Parse(request.Input)![0]!.ToJsonString();
        var parameter = request.Name is "DoPart" or "JoinParts" ? "part" : "start";
        var result = await _host.InvokeAsync(request.Name, (parameter, new TypedData { String = input }));
        var response = new ActivityResponse
        {
            Result = result.Length == 0 ? null : result,
            InstanceId = request.OrchestrationInstance.InstanceId,
            TaskId = request.TaskId,
            CompletionToken = item.CompletionToken,
        };
        await _hub.CompleteActivityTaskAsync(response, cancellationToken: _stop.Token);
    }
}
