using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Tests.Functions;

/// <summary>The orchestration of stages, on Azurite.</summary>
[Trait("Speed", "Slow")]
public sealed class StageOrchestrationTests
{
    private static readonly DateOnly Monday = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);

    [Fact]
    public async Task RunAsync_EachPartedStage_MakesWhatTheLocalHeadMakes()
    {
        using var local = await CompanyAsync();
        await local.Get<MeasureEffect>().RunScheduledAsync(Monday, Cancellation);
        await local.Get<CloseDay>().RunScheduledAsync(Monday, Cancellation);
        await local.Get<TrainModel>().RunScheduledAsync(Monday, Cancellation);
        await local.Get<SelectCandidates>().RunScheduledAsync(Monday, Cancellation);
        using var azure = await CompanyAsync();
        var (_, _, connection) = await Azurite.ConnectionAsync();
        await using var hub = await TaskHub.StartAsync(connection, TaskHub.ActivitiesOf(azure));
        foreach (
            var run in new Func<StageStarts, Task<OrchestrationMetadata>>[]
            {
                hub.RunAsync<MeasureEffect>,
                hub.RunAsync<CloseDay>,
                hub.RunAsync<TrainModel>,
                hub.RunAsync<SelectCandidates>,
            }
        )
        {
            var ended = await run(TaskHub.StartsOf(azure));
            Assert.Equal((OrchestrationRuntimeStatus.Completed, "true"), (ended.RuntimeStatus, ended.SerializedOutput));
        }

        Assert.Equal(Made(local), Made(azure));
        Assert.Contains(Made(azure), output => output.Name.StartsWith("candidates", StringComparison.Ordinal));
        await AssertNamesNobodyAsync(connection, azure);
    }

    [Theory]
    [InlineData("/0/3.gz", "a part is booked, and its result is not kept")]
    [InlineData("ledger/head.json", "all parts are joined, and no day is closed")]
    [InlineData("report.html", "days are closed, and half of the files are written")]
    public async Task RunAsync_InstanceDiesInTheMiddle_EndsOnAnotherWithTheSameFiles(string file, string when)
    {
        using var whole = await CompanyAsync();
        await whole.Get<CloseDay>().RunScheduledAsync(Monday, Cancellation);
        using var company = await CompanyAsync();
        var dying = new DyingOutputs(company.Get<IOutputs>(), name => name.EndsWith(file, StringComparison.Ordinal));
        using var first = Instance(company, dying);
        using var second = Instance(company, company.Get<IOutputs>());
        var (_, _, connection) = await Azurite.ConnectionAsync();
        await using (var hub = await TaskHub.StartAsync(connection, TaskHub.ActivitiesOf(first)))
        {
            Assert.True(await TaskHub.StartsOf(company).StartAsync<CloseDay>(hub.Client, Cancellation));
            await dying.Died;
            Assert.False(await TaskHub.StartsOf(company).StartAsync<CloseDay>(hub.Client, Cancellation), when);
        }

        await using var other = await TaskHub.StartAsync(connection, TaskHub.ActivitiesOf(second));
        var ended = await other.EndAsync<CloseDay>();
        Assert.Equal((OrchestrationRuntimeStatus.Completed, "true"), (ended.RuntimeStatus, ended.SerializedOutput));
        Assert.Equal(Made(whole), Made(company));
    }

    [Theory]
    [InlineData(true)]
    // Of whom nothing is known: whatever no head names is swept all the same, and so what the run has booked.
    [InlineData(false)]
    public async Task RunAsync_SomebodyIsErasedBeforeTheJoin_BeginsAnewAndLeavesNothingOfThem(bool isKnown)
    {
        using var company = await CompanyAsync();
        var known = SimulatedFacts.All.OfType<ShareMade>().CountBy(share => share.PersonId).MaxBy(pair => pair.Value).Key;
        var employee = isKnown ? known : new("somebody-else");
        var pseudonym = TestKeys.PseudonymOf(employee);
        var plans = 0;
        var (_, _, connection) = await Azurite.ConnectionAsync();
        await using var hub = await TaskHub.StartAsync(connection, TaskHub.ActivitiesOf(company), BeforeAsync);
        var ended = await hub.RunAsync<CloseDay>(TaskHub.StartsOf(company));
        Assert.Equal((OrchestrationRuntimeStatus.Completed, "true", 2), (ended.RuntimeStatus, ended.SerializedOutput, plans));
        Assert.Empty(Footprints.In(company.Folder.Path, pseudonym.Value));
        var head = (await company.Get<ILedger>().ReadAsync(Cancellation))!;
        Assert.True(await company.Get<ILedger>().HasAllAsync(head.Slices, Cancellation));

        async Task BeforeAsync(string activity)
        {
            plans += activity == StageActivities.Plan ? 1 : 0;
            if (activity == StageActivities.Join && plans == 1)
            {
                Assert.Equal(isKnown, Footprints.In(company.Folder["runs"], pseudonym.Value).Count > 0);
                var asked = new ErasureMessage(new(employee.Value), company.Clock.GetUtcNow(), null);
                // What it found in the run's files it looks for again.
                Assert.Equal(!isKnown, (await company.Get<ForgetPerson>().RunAsync(asked, Cancellation)).IsFinal);
                Assert.True((await company.Get<ForgetPerson>().RunAsync(asked, Cancellation)).IsFinal);
            }
        }
    }

    [Fact]
    public async Task RunAsync_LastJoinIsDeliveredTwice_SaysThatItWasDone()
    {
        using var company = await CompanyAsync();
        await company.Get<TrainModel>().RunScheduledAsync(Monday, Cancellation);
        var joins = 0;
        var (_, _, connection) = await Azurite.ConnectionAsync();
        await using var hub = await TaskHub.StartAsync(connection, TaskHub.ActivitiesOf(company), BeforeAsync);
        var ended = await hub.RunAsync<SelectCandidates>(TaskHub.StartsOf(company));
        Assert.Equal((OrchestrationRuntimeStatus.Completed, "true"), (ended.RuntimeStatus, ended.SerializedOutput));

        async Task BeforeAsync(string activity)
        {
            joins += activity == StageActivities.Join ? 1 : 0;
            if (activity == StageActivities.Join && joins == ScoreVolunteers.Steps)
            {
                // As the first delivery leaves it.
                await company.Get<SelectCandidates>().RunScheduledAsync(Monday, Cancellation);
                await company.Get<RunFiles>().DeleteAsync($"{nameof(SelectCandidates)}/", Cancellation);
            }
        }
    }

    [Fact]
    public async Task DoPartAsync_SomethingFails_ThrowsTheKindOfFailureWithoutItsMessage()
    {
        using var company = await CompanyAsync();
        using var broken = Instance(company, new FaultyOutputs(company.Get<IOutputs>()) { Left = 0 });
        var run = (await TaskHub.ActivitiesOf(company).PlanAsync(new(new(nameof(CloseDay), Monday, true), "id"), Cancellation))!;
        var failure = await Assert.ThrowsAsync<StageFailedException>(() =>
            TaskHub.ActivitiesOf(broken).DoPartAsync(new(run, 0, 0), Cancellation)
        );
        Assert.Equal(("CloseDay: IOException; the log says more", null), (failure.Message, failure.InnerException));
    }

    private static async Task AssertNamesNobodyAsync(string connection, EmbeddedPipeline azure)
    {
        var stored = await StoredAsync(connection);
        // What is looked for can be found: the names of stages are there.
        Assert.Contains(stored, text => text.Contains(nameof(CloseDay), StringComparison.Ordinal));
        var all = azure.Store.ReadAsync(Purpose.Rights, Cancellation);
        var people = await all.Select(person => person.PersonId.Value).ToListAsync(Cancellation);
        Assert.NotEmpty(people);
        Assert.DoesNotContain(stored, text => people.Any(id => text.Contains(id, StringComparison.Ordinal)));
    }

    /// <summary>Everything in the tables, queues and blobs of an account, as text.</summary>
    private static async Task<IReadOnlyList<string>> StoredAsync(string connection)
    {
        var texts = new List<string>();
        var tables = new TableServiceClient(connection);
        await foreach (var table in tables.QueryAsync(cancellationToken: Cancellation))
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: Cancellation))
            {
                texts.Add(string.Join('\n', row.Select(cell => $"{cell.Key}: {cell.Value}")));
            }
        }

        var queues = new QueueServiceClient(connection);
        await foreach (var queue in queues.GetQueuesAsync(cancellationToken: Cancellation))
        {
            var messages = await queues.GetQueueClient(queue.Name).PeekMessagesAsync(32, Cancellation);
            texts.AddRange(messages.Value.Select(message => message.Body.ToString()));
        }

        var blobs = new BlobServiceClient(connection);
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: Cancellation))
        {
            var client = blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync(cancellationToken: Cancellation))
            {
                var content = (await client.GetBlobClient(blob.Name).DownloadContentAsync(Cancellation)).Value.Content.ToArray();
                texts.Add(Encoding.UTF8.GetString(Footprints.Unzipped(content)));
            }
        }

        return texts;
    }

    private static List<(string Name, string Hash)> Made(EmbeddedPipeline pipeline) =>
        [.. HalfAYear.Outputs(pipeline).Where(output => !output.Name.StartsWith("unused.db-leases", StringComparison.Ordinal))];

    /// <summary>Another instance over the stores of a company; what it holds a lease of falls free when it dies.</summary>
    private static EmbeddedPipeline Instance(EmbeddedPipeline company, IOutputs outputs) =>
        new(
            services =>
            {
                company.Share(services);
                services
                    .AddSingleton<TemporaryFolder>()
                    .AddSingleton<ILeases>(provider => new FileLeases(provider.GetRequiredService<TemporaryFolder>().Path, company.Clock))
                    .AddSingleton(_ => outputs);
            },
            ("Advocacy:Selection:TimeZone", "UTC")
        );

    private static async Task<EmbeddedPipeline> CompanyAsync()
    {
        var pipeline = new EmbeddedPipeline(("Advocacy:Selection:TimeZone", "UTC"));
        await pipeline.MergeAsync([.. SimulatedFacts.All.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))]);
        pipeline.Clock.AdjustTime(new(Monday, new(9, 0), TimeSpan.Zero));
        return pipeline;
    }
}
