using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Pipeline.Sources;

public sealed class CollectPartTests
{
    [Fact]
    public Task RunAsync_KilledAnywhereAndAskedAgain_IsTheStateOfOneRun() =>
        Gen.Select(AnyFact.Lasting.Array[1, 20], Gen.Int[0, 30], Gen.Int[1, 5])
            .SampleAsync(
                async (facts, kill, size) =>
                {
                    using var pipeline = new EmbeddedPipeline();
                    var source = new FactSource(facts, size);
                    var states = new DyingStates(pipeline.Get<ISourceStates>(), kill);
                    await Assert.ThrowsAnyAsync<IOException>(async () =>
                    {
                        while (true)
                        {
                            await RunAsync(pipeline, source, states);
                        }
                    });
                    await RunAsync(pipeline, source, pipeline.Get<ISourceStates>());
                    await pipeline.IngestQueueAsync(Cancellation);
                    Assert.Equal(
                        CompanyActivity.Of(facts.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))).View(Purpose.Rights),
                        await pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
                    );
                },
                iter: 30,
                threads: 1
            );

    [Fact]
    public async Task RunAsync_SourceFailsAgainAndAgain_IsAskedEverMoreRarelyAndAtOnceWhenSomebodyAsks()
    {
        using var pipeline = new EmbeddedPipeline();
        var source = new FactSource([], 1) { Failure = new SourceFailedException("no") };
        var waits = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            await RunAsync(pipeline, source, pipeline.Get<ISourceStates>());
            var next = (await pipeline.Get<ISourceStates>().ReadAsync("facts", Cancellation)).NextAt!.Value;
            waits.Add((next - pipeline.Clock.GetUtcNow()).TotalMinutes);
            pipeline.Clock.AdjustTime(next);
        }

        Assert.Equal([15, 30, 60, 120, 240, 360, 360], waits);
        await RunAsync(pipeline, source, pipeline.Get<ISourceStates>());
        source.Failure = null;
        Assert.False((await RunAsync(pipeline, source, pipeline.Get<ISourceStates>(), AnyFact.Start)).IsFailure);
        Assert.Null((await pipeline.Get<ISourceStates>().ReadAsync("facts", Cancellation)).NextAt);
    }

    [Theory]
    [InlineData(0.5, 30.0)]
    [InlineData(24, 180.0)]
    [InlineData(200, 1440.0)]
    [InlineData(1000, 10_080.0)]
    [InlineData(3000, null)]
    public void EveryOfShare_Age_IsRarerTheOlder(double hours, double? minutes) =>
        Assert.Equal(minutes, new SourcesOptions().EveryOfShare(TimeSpan.FromHours(hours))?.TotalMinutes);

    private static Task<CollectedSource> RunAsync(
        EmbeddedPipeline pipeline,
        FactSource source,
        ISourceStates states,
        DateTimeOffset? since = null
    ) =>
        new CollectPart(
            [source],
            states,
            new(states, pipeline.Get<ILeases>(), new OptionsWrapper<SourcesOptions>(new()), pipeline.Clock),
            pipeline.Get<CollectEvents>(),
            pipeline.Get<IMessageQueue>(),
            NullLogger<CollectPart>.Instance
        ).RunAsync(source, SourcePart.Whole, since, _ => Task.CompletedTask, null, Cancellation);

    /// <summary>Gives facts from where it came to.</summary>
    private sealed class FactSource(Fact[] facts, int size) : ISource
    {
        public string Name => "facts";

        public string Place => "here";

        public Exception? Failure { get; set; }

        public async IAsyncEnumerable<SourceBatch> CollectAsync(
            SourceRun run,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await Task.CompletedTask;
            if (Failure is not null)
            {
                throw Failure;
            }

            for (
                var from = run.Watermark is { } mark ? System.Text.Json.JsonSerializer.Deserialize<int[]>(mark.Span)![0] : 0;
                from < facts.Length;
                from += size
            )
            {
                yield return new(
                    [.. facts.Skip(from).Take(size).Select(fact => (ReadOnlyMemory<byte>)EventJson.Bytes(fact))],
                    System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new[] { from + size })
                );
            }
        }

        public Task<string> TestAsync(CallBudget calls, CancellationToken cancellationToken) => Task.FromResult("here");
    }

    /// <summary>The process is gone when it would keep where it came to, after so many times.</summary>
    private sealed class DyingStates(ISourceStates states, int left) : ISourceStates
    {
        private int _left = left;

        public Task<SourceState> ReadAsync(string source, CancellationToken cancellationToken) =>
            states.ReadAsync(source, cancellationToken);

        public Task<SourceState> ChangeAsync(string source, Func<SourceState, SourceState> change, CancellationToken cancellationToken) =>
            _left-- > 0 ? states.ChangeAsync(source, change, cancellationToken) : throw new IOException("killed");

        public Task<SourcePartState> ReadPartAsync(string source, SourcePart part, CancellationToken cancellationToken) =>
            states.ReadPartAsync(source, part, cancellationToken);

        public Task<SourcePartState?> SavePartAsync(SourcePartState state, CancellationToken cancellationToken) =>
            _left-- > 0 ? states.SavePartAsync(state, cancellationToken) : throw new IOException("killed");

        public Task DeletePartsBesidesAsync(string source, int count, CancellationToken cancellationToken) =>
            states.DeletePartsBesidesAsync(source, count, cancellationToken);
    }
}
