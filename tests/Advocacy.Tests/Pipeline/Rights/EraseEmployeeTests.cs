using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Tests.Pipeline.Rights;

public sealed class EraseEmployeeTests
{
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

    private sealed class BrokenPlace : IPersonalData
    {
        public string Place => "broken";

        public IAsyncEnumerable<string> FindAsync(PersonNames names, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<string>();

        public Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken) =>
            Task.FromException<Swept>(new InvalidDataException("damaged"));
    }
}
