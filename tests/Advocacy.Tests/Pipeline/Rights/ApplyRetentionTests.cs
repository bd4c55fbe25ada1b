namespace Advocacy.Tests.Pipeline.Rights;

public sealed class ApplyRetentionTests : IDisposable
{
    private static readonly DateOnly Today = new(2027, 1, 15);
    private readonly EmbeddedPipeline _pipeline = new(
        ("Advocacy:Retention:ActivityMonths", "18"),
        ("Advocacy:Retention:SurveyMonths", "18")
    );

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task RunAsync_OldAndNew_KeepsWhatTheOptionsSay()
    {
        await _pipeline.MergeAsync([.. SimulatedFacts.All]);
        var (old, fresh) = (At(new(2026, 10, 1)), At(new(2027, 1, 10)));
        await _pipeline
            .Get<IBadRowStore>()
            .AddAsync(
                [
                    BadRow.Of("old"u8, new(BadRowReason.NotJson, "$"), "ingest", "events", old),
                    BadRow.Of("fresh"u8, new(BadRowReason.NotJson, "$"), "ingest", "events", fresh),
                ],
                Cancellation
            );
        var audit = _pipeline.Get<IAudit>();
        await audit.AddAsync(new(At(new(2023, 12, 1)), "export", null, "old"), Cancellation);
        await audit.AddAsync(new(fresh, "export", null, "fresh"), Cancellation);
        await audit.SaveListAsync(AnyList.Record with { List = Week("2025-W50"), Invited = [], HeldOut = [] }, Cancellation);
        await audit.SaveListAsync(AnyList.Record with { Invited = [], HeldOut = [] }, Cancellation);

        Assert.Equal(new Retained(1, 1, 1), await RunAsync());
        var limits = new RetentionOptions { ActivityMonths = 18, SurveyMonths = 18 }.LimitsOn(Today, new Dictionary<string, DateOnly>());
        Assert.Equal(
            CompanyActivity.Of(SimulatedFacts.All).Keep(limits).View(Purpose.Rights),
            await _pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
        );
        Assert.Equal("fresh", Assert.Single(await audit.ReadAsync(Cancellation)).Details);
        Assert.Equal([Week("2026-W03")], await audit.ListsAsync(Cancellation));
        Assert.Equal(new Retained(0, 0, 0), await RunAsync());
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(40, true)]
    public async Task RunScheduledAsync_DaysAfterTheLastTime_LooksIntoTheStoreAWeekAfter(int days, bool isDue)
    {
        var (retention, late) = (_pipeline.Get<ApplyRetention>(), Today.AddYears(40));
        await retention.RunScheduledAsync(late, Cancellation);
        await _pipeline.MergeAsync([.. SimulatedFacts.All]);
        Assert.NotEmpty(await SharesAsync());
        await retention.RunScheduledAsync(late.AddDays(days), Cancellation);
        Assert.Equal(isDue, (await SharesAsync()).Count == 0);
    }

    [Fact]
    public async Task RunScheduledAsync_NobodyCanSayWhenTheLastTimeWas_LooksIntoTheStore()
    {
        var (retention, late) = (_pipeline.Get<ApplyRetention>(), Today.AddYears(40));
        await retention.RunScheduledAsync(late, Cancellation);
        await _pipeline.MergeAsync([.. SimulatedFacts.All]);
        await File.WriteAllTextAsync(_pipeline.Folder["retention/last.txt"], "cut", Cancellation);
        await retention.RunScheduledAsync(late, Cancellation);
        Assert.Empty(await SharesAsync());
    }

    [Fact]
    public async Task RunAsync_SomebodyListedWithdrew_TakesThemOutOfEveryList()
    {
        var entry = AnyList.Record.Invited[0];
        await _pipeline.MergeAsync(
            new ConsentDecided(entry.Candidate.PersonId, AnyFact.Start, true),
            new ConsentDecided(new("d4e5f6"), AnyFact.Start, true)
        );
        var list = AnyList.Record with { Invited = [entry] };
        await _pipeline.Get<PublishList>().RunAsync(list, Cancellation);
        await _pipeline.MergeAsync(new ConsentDecided(entry.Candidate.PersonId, AnyFact.Start.AddDays(9), false));
        Assert.NotEmpty(Footprints.In(_pipeline.Folder.Path, entry.Candidate.PersonId.Value));
        Assert.Equal(1, (await RunAsync()).Lists);
        Assert.Empty(Footprints.In(_pipeline.Folder.Path, entry.Candidate.PersonId.Value));
        Assert.Equal([new PersonId("d4e5f6")], (await _pipeline.Get<IAudit>().ReadListAsync(list.List, Cancellation))!.People);
    }

    private async Task<IReadOnlyList<string>> SharesAsync() =>
        await _pipeline
            .Store.ReadAsync(Purpose.Rights, Cancellation)
            .SelectMany(person => person.Shares.Select(share => share.Key).ToAsyncEnumerable())
            .ToListAsync(Cancellation);

    private static DateTimeOffset At(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private Task<Retained> RunAsync() => _pipeline.Get<ApplyRetention>().RunAsync(Today, Cancellation);
}
