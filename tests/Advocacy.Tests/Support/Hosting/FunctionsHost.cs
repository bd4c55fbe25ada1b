using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Advocacy.Tests.Support.Hosting;

/// <summary>Starts the published app and speaks with it as the Functions host does: asks for its functions, loads them, calls
/// them.</summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    // Longer than a client of Azure waits for one answer (100 s) before it asks again: Azurite serves many tests at once.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Talk _talk = new();
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _said = [];
    private WebApplication _server = null!;
    private Process _worker = null!;

    /// <summary>The names of its functions, as it tells them.</summary>
    public IEnumerable<string> Functions => _ids.Keys;

    /// <summary>What it tells the host that it can do.</summary>
    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } = new Dictionary<string, string>();

    /// <summary>Starts the app, and loads its functions.</summary>
    /// <param name="app">The folder it was published to.</param>
    /// <param name="settings">Its settings.</param>
    public static async Task<FunctionsHost> StartAsync(string app, IReadOnlyDictionary<string, string> settings)
    {
        var host = new FunctionsHost();
        var port = TestServer.FreePorts(1)[0];
        host._server = await ServeAsync(host._talk, port);
        host._worker = host.Start(app, port, settings);
        await host.LoadAsync(app);
        return host;
    }

    /// <summary>What it has written to its console.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>A new name of a call.</summary>
    public string NextId() => _talk.NextId();

    /// <summary>Calls a function.</summary>
    /// <returns>What it returns, as text; empty where it returns nothing.</returns>
    /// <exception cref="FunctionFailedException">It threw.</exception>
    public Task<string> InvokeAsync(string function, params (string Name, TypedData Data)[] inputs) =>
        InvokeAsync(NextId(), function, inputs);

    /// <summary>Calls a function by a name of the call.</summary>
    public async Task<string> InvokeAsync(string id, string function, (string Name, TypedData Data)[] inputs)
    {
        var request = new InvocationRequest
        {
            InvocationId = id,
            FunctionId = _ids[function],
            TraceContext = new(),
            RetryContext = new(),
        };
        request.InputData.AddRange(inputs.Select(input => new ParameterBinding { Name = input.Name, Data = input.Data }));
        var response = (await _talk.AskAsync(request.InvocationId, new() { InvocationRequest = request }, Patience)).InvocationResponse;
        return response.Result.Status == 1
            ? response.ReturnValue?.Json is { Length: > 0 } json
                ? json
                : response.ReturnValue?.String ?? ""
            : throw new FunctionFailedException(response.Result.Exception?.Message ?? "");
    }

    /// <summary>Tells the app to end, and waits until it has.</summary>
    public async Task StopAsync()
    {
        await _talk.SayAsync(new() { WorkerTerminate = new() });
        await _worker.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Kills the app as it is.</summary>
    public async Task KillAsync()
    {
        _worker.Kill(entireProcessTree: true);
        await _worker.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_worker.HasExited)
        {
            await KillAsync();
        }

        _worker.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task<WebApplication> ServeAsync(Talk talk, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton(talk).AddSingleton<Service>();
        var server = builder.Build();
        server.MapGrpcService<Service>();
        await server.StartAsync();
        return server;
    }

    private Process Start(string app, int port, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(app, "Advocacy.Functions.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = app,
        };
        foreach (
            var (name, value) in new[]
            {
                ("--functions-uri", $"http://127.0.0.1:{port}"),
                ("--functions-worker-id", "worker"),
                ("--functions-request-id", "start"),
                ("--functions-grpc-max-message-length", "134217728"),
            }
        )
        {
            start.ArgumentList.Add(name);
            start.ArgumentList.Add(value);
        }

        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = app;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = app;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.Add(line ?? "");
        }
    }

    private async Task LoadAsync(string app)
    {
        try
        {
            await _talk.HearAsync("start", Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException(Said, e);
        }

        var init = new WorkerInitRequest
        {
            HostVersion = "4.1037.0",
            WorkerDirectory = app,
            FunctionAppDirectory = app,
        };
        var initialised = (await _talk.AskAsync("init", new() { WorkerInitRequest = init }, Patience)).WorkerInitResponse;
        Assert.Equal(1, initialised.Result.Status);
        Capabilities = initialised.Capabilities;
        var asked = new StreamingMessage { FunctionsMetadataRequest = new() { FunctionAppDirectory = app } };
        foreach (var function in (await _talk.AskAsync("metadata", asked, Patience)).FunctionMetadataResponse.FunctionMetadataResults)
        {
            _ids[function.Name] = function.FunctionId;
            var load = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function };
            var loaded = await _talk.AskAsync(function.FunctionId, new() { FunctionLoadRequest = load }, Patience);
            Assert.True(loaded.FunctionLoadResponse.Result.Status == 1, loaded.FunctionLoadResponse.Result.Exception?.Message);
        }
    }

    /// <summary>What is said in both directions; answers are found by the name of what was asked.</summary>
    private sealed class Talk
    {
        private readonly Channel<StreamingMessage> _toWorker = Channel.CreateUnbounded<StreamingMessage>();
        private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _answers = new(StringComparer.Ordinal);
        private int _last;

        public IAsyncEnumerable<StreamingMessage> ToWorker(CancellationToken cancellationToken) =>
            _toWorker.Reader.ReadAllAsync(cancellationToken);

        public string NextId() => $"call {Interlocked.Increment(ref _last)}";

        public async Task<StreamingMessage> AskAsync(string name, StreamingMessage message, TimeSpan patience)
        {
            message.RequestId = name;
            var answer = HearAsync(name, patience);
            await SayAsync(message);
            return await answer;
        }

        public async Task SayAsync(StreamingMessage message) => await _toWorker.Writer.WriteAsync(message);

        public Task<StreamingMessage> HearAsync(string name, TimeSpan patience) => AnswerOf(name).Task.WaitAsync(patience);

        public void Hear(StreamingMessage message)
        {
            var name = message.ContentCase switch
            {
                StreamingMessage.ContentOneofCase.StartStream => "start",
                StreamingMessage.ContentOneofCase.WorkerInitResponse => "init",
                StreamingMessage.ContentOneofCase.FunctionMetadataResponse => "metadata",
                StreamingMessage.ContentOneofCase.FunctionLoadResponse => message.FunctionLoadResponse.FunctionId,
                StreamingMessage.ContentOneofCase.InvocationResponse => message.InvocationResponse.InvocationId,
                _ => null,
            };
            if (name is not null)
            {
                AnswerOf(name).TrySetResult(message);
            }
        }

        private TaskCompletionSource<StreamingMessage> AnswerOf(string name) =>
            _answers.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    private sealed class Service(Talk talk) : FunctionRpc.FunctionRpcBase
    {
        public override async Task EventStream(
            IAsyncStreamReader<StreamingMessage> requestStream,
            IServerStreamWriter<StreamingMessage> responseStream,
            ServerCallContext context
        )
        {
            var saying = SayAsync(responseStream, context.CancellationToken);
            try
            {
                await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
                {
                    talk.Hear(message);
                }

                await saying;
            }
            // The worker is gone, or the host is.
            catch (Exception e) when (e is OperationCanceledException or IOException) { }
        }

        private async Task SayAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken cancellationToken)
        {
            await foreach (var message in talk.ToWorker(cancellationToken))
            {
                await stream.WriteAsync(message, cancellationToken);
            }
        }
    }
}

/// <summary>A function threw.</summary>
internal sealed class FunctionFailedException(string message) : Exception(message);
