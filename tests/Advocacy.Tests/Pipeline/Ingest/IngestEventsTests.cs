using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Tests.Pipeline.Ingest;

public sealed class IngestEventsTests : PipelineTest
{
    private static readonly Fact Consent = new ConsentDecided(new("ann"), AnyFact.Start, true);

    [Fact]
    public async Task RunAsync_SamplesOfEveryType_AreTakenIn()
    {
        var ingested = await IngestAsync($"[{string.Join(',', Samples.All.Select(sample => sample.Json))}]");
        Assert.Equal(new(Samples.All.Count(), 0), ingested);
    }

    [Fact]
    public async Task RunAsync_BadEventAmongGoodOnes_IsKeptAloneWithItsReasonAndPath()
    {
        var bad = EventJson.Of(Consent).Replace("true", "7", StringComparison.Ordinal);
        Assert.Equal(new(2, 1), await IngestAsync($"[{EventJson.Of(Consent)}, {bad} ,{EventJson.Of(Consent)}]"));
        var row = Assert.Single(await Pipeline.Get<IBadRowStore>().ReadAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(bad, Encoding.UTF8.GetString(row.Payload.Span));
        Assert.Equal(
            (new(BadRowReason.WrongType, "$.data.measure"), Pipeline.Clock.GetUtcNow(), IngestEvents.Name),
            (row.Problem, row.ReceivedAt, row.Stage)
        );
    }

    [Fact]
    public async Task RunAsync_SameMessageAgain_ChangesNothing()
    {
        var message = $"[{EventJson.Of(Consent)},{{}}]";
        await IngestAsync(message);
        var before = await Pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation);
        await IngestAsync(message);
        Assert.Equal(before, await Pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(1, (await Pipeline.Get<IBadRowStore>().CountAsync(Cancellation)).Values.Sum());
    }

    [Theory]
    [InlineData("", BadRowReason.NotJson)]
    [InlineData("[{}", BadRowReason.NotJson)]
    [InlineData("7", BadRowReason.NotAnObject)]
    [InlineData("[[]]", BadRowReason.NotAnObject)]
    [InlineData("[null]", BadRowReason.NotAnObject)]
    public async Task RunAsync_MessageThatIsNoEvent_IsABadRow(string message, BadRowReason reason)
    {
        Assert.Equal(new(0, 1), await IngestAsync(message));
        Assert.Equal(1, (await Pipeline.Get<IBadRowStore>().CountAsync(Cancellation))[reason]);
    }

    [Fact]
    public Task RunAsync_AnyBytes_AreFactsOrBadRowsAndNeverThrow() =>
        Gen
            .Byte.Array[0, 60]
            .SampleAsync(
                async bytes =>
                {
                    var ingested = await Pipeline.Get<IngestEvents>().RunAsync(bytes, Cancellation);
                    Assert.Equal((0, 1), (ingested.Facts, ingested.Bad));
                },
                iter: 200,
                threads: 1
            );

    [Fact]
    public Task RunAsync_AnyCutOfAValidMessage_IsABadRow() =>
        Gen.Select(AnyFact.Any, Gen.Double[0, 0.999])
            .SampleAsync(
                async (fact, part) =>
                {
                    var bytes = EventJson.Bytes(fact);
                    Assert.Equal(
                        new(0, 1),
                        await Pipeline.Get<IngestEvents>().RunAsync(bytes.AsMemory(0, (int)(bytes.Length * part)), Cancellation)
                    );
                },
                iter: 200,
                threads: 1
            );

    [Fact]
    public Task RunAsync_AnyFactAsEvent_IsThatFact() =>
        AnyFact
            .Any.Array[1, 8]
            .SampleAsync(
                async facts =>
                {
                    using var pipeline = new EmbeddedPipeline();
                    await pipeline
                        .Get<IngestEvents>()
                        .RunAsync(Encoding.UTF8.GetBytes($"[{string.Join(',', facts.Select(EventJson.Of))}]"), Cancellation);
                    Assert.Equal(
                        CompanyActivity.Of(facts.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))).View(Purpose.Rights),
                        await pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
                    );
                },
                iter: 30,
                threads: 1
            );

    private Task<Ingested> IngestAsync(string message) =>
        Pipeline.Get<IngestEvents>().RunAsync(Encoding.UTF8.GetBytes(message), Cancellation);

    [Fact]
    public async Task RunAsync_ClaimWhoseContentIsGone_IsABadRowAndNoFault()
    {
        var claims = NSubstitute.Substitute.For<IClaimCheck>();
        using var pipeline = new EmbeddedPipeline(services => services.AddSingleton(claims));
        Assert.Equal(new(0, 1), await pipeline.Get<IngestEvents>().RunAsync("""{"advocacyClaim":"gone"}"""u8.ToArray(), Cancellation));
        Assert.Equal(1, (await pipeline.Get<IBadRowStore>().CountAsync(Cancellation))[BadRowReason.LostPayload]);
    }
}
