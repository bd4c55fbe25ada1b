using System.Text;
using System.Text.Json;
using CsCheck;

namespace Advocacy.Tests.Pipeline.Ingest;

public sealed class CollectEventsTests : PipelineTest
{
    [Fact]
    public async Task RunAsync_LinesOfEveryLength_ArePackedInOrderWithinTheLimitAndNoneIsLost()
    {
        string[] lines =
        [
            .. Enumerable.Range(0, 700).Select(i => $$"""{"i":{{i}},"text":"{{new string('x', i * 97 % 9000)}}"}"""),
            .. Long(),
        ];
        var messages = await CollectAsync(new Lines(lines));
        Assert.All(
            messages.Where(message => message.Span[0] == (byte)'['),
            message => Assert.True(message.Length <= EventLimits.MaxPackedBytes)
        );
        Assert.Equal(lines, messages.SelectMany(Unpack));
        Assert.True(messages.Count < lines.Length / 5);
    }

    [Theory]
    [InlineData("{\"cut\":", BadRowReason.NotJson)]
    [InlineData("{} {}", BadRowReason.NotJson)]
    [InlineData("\0\0\0", BadRowReason.NotJson)]
    [InlineData("{\"a\":\"\0\"}", BadRowReason.NotJson)]
    [InlineData("// comment", BadRowReason.NotJson)]
    [InlineData("NaN", BadRowReason.NotJson)]
    public async Task RunAsync_LineThatIsNoJson_IsABadRowAndTheRestGoesOn(string line, BadRowReason reason)
    {
        var messages = await CollectAsync(new Lines("{\"first\":1}", line, "{\"last\":1}"));
        Assert.Equal(["{\"first\":1}", "{\"last\":1}"], messages.SelectMany(Unpack));
        var row = Assert.Single(await BadRowsAsync());
        Assert.Equal((reason, "lines:2", line), (row.Problem.Reason, row.Origin, Encoding.UTF8.GetString(row.Payload.Span)));
    }

    [Fact]
    public async Task RunAsync_InvalidUtf8_IsABadRow()
    {
        await CollectAsync(
            new Lines([
                [(byte)'"', 0xC3, 0x28, (byte)'"'],
            ])
        );
        Assert.Equal(BadRowReason.NotUtf8, Assert.Single(await BadRowsAsync()).Problem.Reason);
    }

    [Theory]
    [InlineData(EventLimits.MaxEventBytes, 0)]
    [InlineData(EventLimits.MaxEventBytes + 1, 1)]
    public async Task RunAsync_LongLine_IsABadRowOnlyBeyondTheLimit(int length, int bad)
    {
        var messages = await CollectAsync(new Lines($"\"{new string('x', length - 2)}\""));
        Assert.Equal((bad, 1 - bad), ((await BadRowsAsync()).Count, messages.Count));
    }

    [Theory]
    [InlineData(EventLimits.MaxDepth, 0)]
    [InlineData(EventLimits.MaxDepth + 1, 1)]
    public async Task RunAsync_DeepLine_NeverSpoilsItsNeighbours(int depth, int bad)
    {
        var deep = $"{string.Concat(Enumerable.Repeat("{\"a\":", depth - 1))}{{}}{new string('}', depth - 1)}";
        var good = EventJson.Of(new ConsentDecided(new("ann"), AnyFact.Start, true));
        foreach (var message in await CollectAsync(new Lines(good, deep, good)))
        {
            await Pipeline.Get<IngestEvents>().RunAsync(message, Cancellation);
        }

        Assert.Equal(bad == 1 ? BadRowReason.NotJson : BadRowReason.MissingMember, Assert.Single(await BadRowsAsync()).Problem.Reason);
        Assert.Equal(1, (await Pipeline.Store.CountAsync(Purpose.Rights, Cancellation)).Employees);
    }

    [Fact]
    public Task RunAsync_AnyFactsAsLinesThroughTheQueue_AreTheFoldOfTheFacts() =>
        AnyFact.Some.SampleAsync(
            async facts =>
            {
                using var pipeline = new EmbeddedPipeline();
                await pipeline
                    .Get<CollectEvents>()
                    .RunAsync(new Lines(facts.Select(EventJson.Bytes)), _ => Task.CompletedTask, null, Cancellation);
                await pipeline.IngestQueueAsync(Cancellation);
                Assert.Empty(await pipeline.Get<IBadRowStore>().CountAsync(Cancellation));
                Assert.Equal(
                    CompanyActivity.Of(facts.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))).View(Purpose.Rights),
                    await pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
                );
            },
            iter: 30,
            threads: 1
        );

    private static IEnumerable<string> Long() => [$"\"{new string('y', EventLimits.MaxPackedBytes - 2)}\"", "{}"];

    private static IEnumerable<string> Unpack(ReadOnlyMemory<byte> message)
    {
        using var json = JsonDocument.Parse(message);
        return json.RootElement.ValueKind == JsonValueKind.Array
            ? [.. json.RootElement.EnumerateArray().Select(item => item.GetRawText())]
            : [json.RootElement.GetRawText()];
    }

    private async Task<List<ReadOnlyMemory<byte>>> CollectAsync(Lines lines)
    {
        await Pipeline.Get<CollectEvents>().RunAsync(lines, _ => Task.CompletedTask, null, Cancellation);
        return
        [
            .. (await Pipeline.Get<IMessageQueue>().ReceiveAsync(QueueNames.Events, 999, TimeSpan.FromMinutes(1), Cancellation)).Select(
                message => message.Body
            ),
        ];
    }

    private async Task<List<BadRow>> BadRowsAsync() => await Pipeline.Get<IBadRowStore>().ReadAsync(Cancellation).ToListAsync(Cancellation);
}
