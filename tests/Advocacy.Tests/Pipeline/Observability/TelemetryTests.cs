using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Advocacy.Tests.Pipeline.Observability;

public sealed class TelemetryTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _traces = [];
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _measures = [];
    private readonly ActivityListener _traceListener;
    private readonly MeterListener _meterListener = new();

    public TelemetryTests()
    {
        _traceListener = new()
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _traces.Enqueue,
        };
        ActivitySource.AddActivityListener(_traceListener);
        _meterListener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Telemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meterListener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => _measures.Enqueue((instrument.Name, value, Text(tags)))
        );
        _meterListener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => _measures.Enqueue((instrument.Name, value, Text(tags)))
        );
        _meterListener.Start();
    }

    public void Dispose()
    {
        _traceListener.Dispose();
        _meterListener.Dispose();
    }

    [Fact]
    public async Task Traces_MessageCollectedAndIngested_AreOneTrace()
    {
        using var pipeline = new EmbeddedPipeline();
        var message = await RunAsync(pipeline, "one-trace", new ConsentDecided(new("one-trace"), AnyFact.Start, true));
        var own = _traces.Where(trace => trace.TraceId == Telemetry.TraceOf(message.Span).TraceId).ToList();
        Assert.Equal([CollectEvents.Name, IngestEvents.Name], own.Select(trace => trace.OperationName));
        Assert.Equal([ActivityKind.Producer, ActivityKind.Consumer], own.Select(trace => trace.Kind));
    }

    [Fact]
    public async Task Everything_RunWithGoodAndBadRows_NamesNobody()
    {
        const string secret = "secret-person";
        using var pipeline = new EmbeddedPipeline();
        await RunAsync(
            pipeline,
            secret,
            new ConsentDecided(new(secret), AnyFact.Start, true),
            new ShareMade("secret-share", new(secret), AnyFact.Start, new("x", AnyFact.Start, "secret-content", null), [new(secret)]),
            new EngagementObserved("secret-share", AnyFact.Start, new(1, null, null, null, null))
        );
        await pipeline.Get<TrainModel>().RunAsync(new(2025, 2, 1), Cancellation);
        await pipeline.SelectAsync(new(2025, 2, 1));
        await pipeline.CloseAsync(new(2025, 2, 1));
        var told = _traces
            .Select(trace =>
                $"{trace.OperationName} {trace.DisplayName} {string.Join(' ', trace.TagObjects)} {string.Join(' ', trace.Baggage)}"
            )
            .Concat(_measures.Select(measure => $"{measure.Name} {measure.Tags}"))
            .Concat(pipeline.Logs)
            .ToList();
        Assert.Contains(told, line => line.StartsWith("advocacy.ingest.lag", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith("advocacy.rows.bad reason=MissingMember", StringComparison.Ordinal));
        Assert.Contains(pipeline.Logs, line => line.StartsWith("1 bad rows", StringComparison.Ordinal));
        Assert.DoesNotContain(
            told,
            line =>
                line.Contains("secret", StringComparison.Ordinal)
                || line.Contains(TestKeys.PseudonymOf(secret).Value, StringComparison.Ordinal)
        );
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new List<string>();
        foreach (var (name, value) in tags)
        {
            text.Add($"{name}={value}");
        }

        return string.Join(' ', text);
    }

    private static async Task<ReadOnlyMemory<byte>> RunAsync(EmbeddedPipeline pipeline, string bad, params Fact[] facts)
    {
        await pipeline
            .Get<CollectEvents>()
            .RunAsync(
                new Lines([.. facts.Select(EventJson.Of), $$"""{"specversion":"1.0","subject":"{{bad}}"}"""]),
                _ => Task.CompletedTask,
                null,
                Cancellation
            );
        var message = Assert.Single(
            await pipeline.Get<IMessageQueue>().ReceiveAsync(QueueNames.Events, 9, TimeSpan.FromMinutes(1), Cancellation)
        );
        await pipeline.Get<IngestEvents>().RunAsync(message.Body, Cancellation);
        return message.Body;
    }
}
