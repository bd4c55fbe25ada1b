using CsCheck;

namespace Advocacy.Tests.Stores;

/// <summary>What every activity store must do. Its specification is <see cref="CompanyActivity"/>.</summary>
public abstract class ActivityStoreCompliance
{
    [Fact]
    public Task ReadAsync_AnyOrderRepetitionAndBatching_IsTheFoldOfTheFacts() =>
        AnyFact.Rearranged.SampleAsync(
            async (facts, batches) =>
            {
                await using var opened = await OpenAsync();
                foreach (var batch in batches)
                {
                    await opened.Port.MergeAsync(batch, Cancellation);
                }

                foreach (var purpose in Enum.GetValues<Purpose>())
                {
                    Assert.Equal(
                        CompanyActivity.Of(facts).View(purpose),
                        await opened.Port.ReadAsync(purpose, Cancellation).ToListAsync(Cancellation)
                    );
                }
            },
            iter: Iterations,
            threads: 1
        );

    [Fact]
    public Task ReadPartAsync_AnyFactsAndNumberOfParts_TogetherHoldEverybodyOnceInOrder() =>
        Gen.Select(AnyFact.Some, AnyFact.Some, Gen.Int[1, 6], Gen.Enum<Purpose>())
            .SampleAsync(
                async (before, after, atLeast, purpose) =>
                {
                    await using var opened = await OpenAsync();
                    await opened.Port.MergeAsync(before, Cancellation);
                    var parts = await opened.Port.PartsAsync(atLeast, Cancellation);
                    // Whoever comes after the parts were cut belongs to one of them too.
                    await opened.Port.MergeAsync(after, Cancellation);
                    var found = new List<EmployeeActivity>();
                    foreach (var part in parts)
                    {
                        var people = await opened.Port.ReadPartAsync(part, purpose, Cancellation).ToListAsync(Cancellation);
                        Assert.Equal(people.OrderBy(person => person.PersonId), people);
                        found.AddRange(people);
                    }

                    Assert.Equal(CompanyActivity.Of([.. before, .. after]).View(purpose), found.OrderBy(person => person.PersonId));
                },
                iter: Iterations,
                threads: 1
            );

    [Fact]
    public Task MergeAsync_AnyBatchesAtTheSameTime_AreTheFoldOfTheFacts() =>
        AnyFact.Rearranged.SampleAsync(
            async (facts, batches) =>
            {
                await using var opened = await OpenAsync();
                await Task.WhenAll(batches.Select(batch => Task.Run(() => opened.Port.MergeAsync(batch, Cancellation), Cancellation)));
                Assert.Equal(
                    CompanyActivity.Of(facts).View(Purpose.Rights),
                    await opened.Port.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
                );
            },
            iter: Iterations,
            threads: 1
        );

    [Fact]
    public Task ReadContentsAsync_AnyOrderRepetitionAndBatching_IsTheFoldOfTheFacts() =>
        AnyFact.Rearranged.SampleAsync(
            async (facts, batches) =>
            {
                await using var opened = await OpenAsync();
                foreach (var batch in batches)
                {
                    await opened.Port.MergeAsync(batch, Cancellation);
                }

                Assert.Equal(
                    CompanyActivity.Of(facts).Contents.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value)),
                    await opened.Port.ReadContentsAsync(Cancellation).ToListAsync(Cancellation)
                );
                Assert.Equal(CompanyActivity.Of(facts).Visits, await opened.Port.ReadVisitsAsync(Cancellation).ToListAsync(Cancellation));
            },
            iter: Iterations,
            threads: 1
        );

    [Fact]
    public Task CountAsync_AnyFacts_CountsWhatTheViewHolds() =>
        Gen.Select(AnyFact.Lasting.Array[0, 40], Gen.Enum<Purpose>())
            .SampleAsync(
                async (facts, purpose) =>
                {
                    await using var opened = await OpenAsync();
                    await opened.Port.MergeAsync(facts, Cancellation);
                    var state = CompanyActivity.Of(facts);
                    var view = state.View(purpose).ToList();
                    var shares = view.SelectMany(person => person.Shares.Values).ToList();
                    var counts = await opened.Port.CountAsync(purpose, Cancellation);
                    Assert.Equal(shares.Count, counts.Shares);
                    Assert.Equal(state.Contents.Count, counts.Contents);
                    Assert.Equal(view.Sum(person => person.Interactions.Count), counts.Interactions);
                    Assert.Equal(shares.Select(share => (DateTimeOffset?)share.SharedAt).Min(), counts.FirstActivity);
                    Assert.True(counts.Employees >= view.Count);
                },
                iter: Iterations,
                threads: 1
            );

    [Fact]
    public Task FindAsync_AnyFacts_FindsEverybodyOfTheViewAndNobodyElse() =>
        Gen.Select(AnyFact.Some, Gen.Enum<Purpose>())
            .SampleAsync(
                async (facts, purpose) =>
                {
                    await using var opened = await OpenAsync();
                    await opened.Port.MergeAsync(facts, Cancellation);
                    var view = CompanyActivity.Of(facts).View(purpose).ToDictionary(person => person.PersonId);
                    foreach (var id in AnyFact.People.Append("nobody"))
                    {
                        Assert.Equal(view.GetValueOrDefault(new(id)), await opened.Port.FindAsync(new(id), purpose, Cancellation));
                    }

                    var asked = AnyFact.People.Append("nobody").Select(id => new PersonId(id)).ToList();
                    Assert.Equal(
                        purpose == Purpose.Rights ? asked.Order() : view.Keys.Order(),
                        (await opened.Port.ConsentingAsync(asked, purpose, Cancellation)).Order()
                    );

                    Assert.Equal(
                        view.Values.SelectMany(person =>
                                person.Shares.Select(share =>
                                    (share.Key, new FoundShare(person.PersonId, share.Value.Post.Value.ContentId))
                                )
                            )
                            .OrderBy(share => share.Key, StringComparer.Ordinal),
                        (await opened.Port.FindSharesAsync(["s1", "s2", "s3", "s4", "nothing"], purpose, Cancellation))
                            .Select(pair => (pair.Key, pair.Value))
                            .OrderBy(share => share.Key, StringComparer.Ordinal)
                    );
                },
                iter: Iterations,
                threads: 1
            );

    [Fact]
    public Task ExpireAsync_AnyFactsAndLimits_KeepsWhatTheFoldKeepsAndMergesOn() =>
        Gen.Select(AnyFact.Rearranged, AnyFact.Some, Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[-1, 12])
            .SampleAsync(
                async (before, after, activity, others, counters) =>
                {
                    await using var opened = await OpenAsync();
                    foreach (var batch in before.Batches)
                    {
                        await opened.Port.MergeAsync(batch, Cancellation);
                    }

                    var limits = new RetentionLimits(
                        AnyFact.Start.AddDays(activity),
                        DateOnly.FromDateTime(AnyFact.Start.AddDays(others).UtcDateTime),
                        AnyFact.Start.AddDays(others),
                        counters < 0
                            ? new Dictionary<string, DateOnly>()
                            : new() { ["linkedin"] = DateOnly.FromDateTime(AnyFact.Start.AddDays(counters).UtcDateTime) }
                    );
                    await opened.Port.ExpireAsync(limits, Cancellation);
                    await opened.Port.ExpireAsync(limits, Cancellation);
                    var kept = CompanyActivity.Of(before.Facts).Keep(limits);
                    Assert.Equal(
                        kept.View(Purpose.Rights),
                        await opened.Port.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
                    );
                    await opened.Port.MergeAsync(after, Cancellation);
                    Assert.Equal(
                        kept.Join(CompanyActivity.Of(after)).View(Purpose.Rights),
                        await opened.Port.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
                    );
                },
                iter: Iterations,
                threads: 1
            );

    [Fact]
    public async Task ReadAsync_NothingMerged_IsEmpty()
    {
        await using var opened = await OpenAsync();
        Assert.Empty(await opened.Port.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(new ActivityCounts(0, 0, 0, 0, 0, null, null), await opened.Port.CountAsync(Purpose.Rights, Cancellation));
    }

    [Fact]
    public async Task ReadAsync_EngagementAndConsentBeforeTheirShareAndPerson_ArePartOfThem()
    {
        await using var opened = await OpenAsync();
        var at = AnyFact.Start;
        await opened.Port.MergeAsync([new EngagementObserved("s1", at.AddDays(3), new(7, null, null, null, null))], Cancellation);
        await opened.Port.MergeAsync([new ConsentDecided(new("ann"), at, true)], Cancellation);
        Assert.Empty(
            (await opened.Port.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)).SelectMany(person => person.Shares)
        );
        await opened.Port.MergeAsync([new ShareMade("s1", new("ann"), at, new("x", at, null, null), [])], Cancellation);
        var person = Assert.Single(await opened.Port.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation));
        Assert.True(person.ConsentsTo(Purpose.Predict));
        Assert.Equal(7, person.Shares[0].Value.Engagement.Days[0].Value.Impressions);
    }

    [Fact]
    public async Task MergeAsync_AtTheSameTime_LosesNothing()
    {
        await using var opened = await OpenAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(writer =>
                    Task.Run(
                        () =>
                            opened.Port.MergeAsync(
                                [
                                    .. Enumerable
                                        .Range(0, 20)
                                        .Select(i => new EngagementObserved(
                                            "s1",
                                            AnyFact.Start.AddDays(i),
                                            new(writer, null, null, null, null)
                                        )),
                                    new ShareMade($"s{writer}", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null), []),
                                ],
                                Cancellation
                            ),
                        Cancellation
                    )
                )
        );
        var person = Assert.Single(await opened.Port.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(16, person.Shares.Count);
        Assert.True(person.Shares.TryGet("s1", out var share));
        Assert.Equal(20, share.Engagement.Days.Count);
        Assert.All(share.Engagement.Days.Values, counters => Assert.Equal(15, counters.Impressions));
    }

    [Fact]
    public async Task KeepKeyAsync_SeveralAtTheSameTime_KeepsOneForGood()
    {
        await using var opened = await OpenAsync();
        var kept = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => opened.Port.KeepKeyAsync($"key {i}", Cancellation), Cancellation))
        );
        Assert.Single(kept.Distinct());
        Assert.Equal(kept[0], await opened.Port.KeepKeyAsync("another", Cancellation));
    }

    /// <summary>Runs of each property.</summary>
    protected virtual int Iterations => 60;

    /// <summary>An empty store, gone when disposed of.</summary>
    protected abstract Task<Opened<IActivityStore>> OpenAsync();
}
