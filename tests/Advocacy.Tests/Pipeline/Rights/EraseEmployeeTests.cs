using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Tests.Pipeline.Rights;

public sealed class EraseEmployeeTests
{
    private const string Event =
        """{"specversion":"1.0","id":"1","source":"/t","type":"advocacy.erasure.v1","data":{"employeeId":"ann","requestedAt":"2025-01-07T00:00:00Z"}}""";

    private const string OfBob =
        """{"specversion":"1.0","id":"2","source":"/t","type":"advocacy.erasure.v1","data":{"employeeId":"bob","requestedAt":"2025-01-07T00:00:00Z"}}""";

    [Fact]
    public async Task RunAsync_PlaceThatCannotBeLookedAt_IsToldAfterTheStoreForgotThePerson()
    {
        using var pipeline = new EmbeddedPipeline(services => services.AddSingleton<IPersonalData, BrokenPlace>());
        var pseudonym = TestKeys.PseudonymOf("ann");
        await pipeline.MergeAsync([
            new ConsentDecided(pseudonym, AnyFact.Start, true),
            new ShareMade("s1", pseudonym, AnyFact.Start, new("x", AnyFact.Start, null, null), []),
        ]);
        var erase = pipeline.Get<EraseEmployee>();
        await Assert.ThrowsAsync<AggregateException>(() => erase.RunAsync(ErasureMessage.Of(new("ann"), AnyFact.Start), Cancellation));
        Assert.Null(await pipeline.Store.FindAsync(pseudonym, Purpose.Rights, Cancellation));
    }

    [Theory]
    [InlineData("""{"employeeId":"ann","requestedAt":"2025-01-07T00:00:00Z"}""")]
    [InlineData("""{"employeeId":"ann"}""")]
    [InlineData("""{"employeeId":"ann","requestedAt":"2025-01-07T00:00:00Z","erasedAt":"2025-01-08T00:00:00Z"}""")]
    [InlineData("""{"employeeId":"ann","requestedAt":"2025-01-07T00:00:00Z","erasedAt":"2099-01-08T00:00:00Z","shares":[null]}""")]
    [InlineData("\uFEFF{\"employeeId\":\"ann\"}")]
    [InlineData(Event)]
    [InlineData($"[{Event}]")]
    [InlineData($"[{Event},{OfBob}]")]
    [InlineData($"[{Event},12]")]
    [InlineData("""[{"employeeId":"bob"},{"employeeId":"ann"}]""")]
    public async Task RunAsync_DemandInAnyShape_ForgetsThePerson(string message)
    {
        using var pipeline = new EmbeddedPipeline();
        var pseudonym = TestKeys.PseudonymOf("ann");
        await pipeline.MergeAsync(new ConsentDecided(pseudonym, AnyFact.Start, true));
        Assert.True((await pipeline.Get<EraseEmployee>().RunAsync(Encoding.UTF8.GetBytes(message), Cancellation))!.IsFinal);
        Assert.Null(await pipeline.Store.FindAsync(pseudonym, Purpose.Rights, Cancellation));
    }

    [Theory]
    [InlineData("[]", BadRowReason.UnknownType, "$.type")]
    [InlineData("null", BadRowReason.NotAnObject, "$")]
    [InlineData("{}", BadRowReason.MissingMember, "$.employeeId")]
    [InlineData("""{"employeeId":12}""", BadRowReason.WrongType, "$.employeeId")]
    [InlineData("""{"employeeId":""}""", BadRowReason.WrongType, "$.employeeId")]
    [InlineData("""{"employeeId":"ann","requestedAt":"soon"}""", BadRowReason.WrongType, "$.requestedAt")]
    [InlineData("""{"specversion":"2.0","employeeId":"ann"}""", BadRowReason.UnsupportedVersion, "$.specversion")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/t","type":"advocacy.erasure.v1","time":"x"}""", BadRowReason.BadTime, "$.time")]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"/t","type":"advocacy.consent.v1","employeeid":"ann","data":{"employeeId":"ann","granted":true,"at":"2025-01-07T00:00:00Z"}}""",
        BadRowReason.UnknownType,
        "$.type"
    )]
    public async Task RunAsync_WhatIsNoDemand_ForgetsNobodyAndSaysWhy(string message, BadRowReason reason, string path)
    {
        using var pipeline = new EmbeddedPipeline();
        var pseudonym = TestKeys.PseudonymOf("ann");
        await pipeline.MergeAsync(new ConsentDecided(pseudonym, AnyFact.Start, true));
        Assert.Null(await pipeline.Get<EraseEmployee>().RunAsync(Encoding.UTF8.GetBytes(message), Cancellation));
        Assert.NotNull(await pipeline.Store.FindAsync(pseudonym, Purpose.Rights, Cancellation));
        var bad = Assert.Single(await pipeline.Get<IBadRowStore>().ReadAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(new Problem(reason, path), bad.Problem);
    }

    [Fact]
    public async Task RunAsync_DemandThatNamesTheShareOfAnother_LeavesWhatIsAboutIt()
    {
        using var pipeline = new EmbeddedPipeline();
        await pipeline.MergeAsync(
            new ConsentDecided(TestKeys.PseudonymOf("bob"), AnyFact.Start, true),
            new ShareMade("share-of-bob", TestKeys.PseudonymOf("bob"), AnyFact.Start, new("x", AnyFact.Start, null, null), [])
        );
        var queue = pipeline.Get<IMessageQueue>();
        await queue.EnqueueAsync(
            QueueNames.Events,
            [Encoding.UTF8.GetBytes(EventJson.Of(new EngagementObserved("share-of-bob", AnyFact.Start, new(1, 1, 1, 1, 1))))],
            Cancellation
        );
        await pipeline
            .Get<EraseEmployee>()
            .RunAsync("""{"employeeId":"ann","erasedAt":"2025-01-08T00:00:00Z","shares":["share-of-bob"]}"""u8.ToArray(), Cancellation);
        Assert.Equal(1, await queue.CountAsync(QueueNames.Events, Cancellation));
    }

    private sealed class BrokenPlace : IPersonalData
    {
        public string Place => "broken";

        public IAsyncEnumerable<string> FindAsync(PersonNames names, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<string>();

        public Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken) =>
            Task.FromException<Swept>(new InvalidDataException("damaged"));
    }
}
