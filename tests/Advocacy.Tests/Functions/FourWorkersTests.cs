using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Tests.Functions;

/// <summary>Four workers on one task hub, on Azurite. ADVOCACY_STORE is a file that <c>simulate --months 1</c> and <c>ingest</c> made, of
/// as many people as one likes; without it there is a small company. ADVOCACY_TIMES is a file that takes the times.</summary>
[Trait("Speed", "Slow")]
public sealed class FourWorkersTests
{
    private const int Workers = 4;
    private static readonly string? Store = Environment.GetEnvironmentVariable("ADVOCACY_STORE");
    private static readonly DateOnly SmallEnd = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);
    private static readonly DateOnly Monday = Store is null
        ? SmallEnd
        : DateOnly.FromDateTime(SimulatedCompany.Start.AddDays(28).UtcDateTime);
    private static readonly (string, string)[] Options =
    [
        ("Advocacy:Selection:TimeZone", "UTC"),
        ("Advocacy:Privacy:PseudonymKey", Store is null ? TestKeys.Pseudonyms : SimulateCommand.PublishedKey),
    ];
    private readonly Stopwatch _watch = new();

    [Fact]
    public async Task RunAsync_CloseAndListOnFourWorkers_MakesWhatOneInstanceMakes()
    {
        var (_, _, connection) = await Azurite.ConnectionAsync();
        using var taught = await SmallAsync();
        await taught.Get<TrainModel>().RunAsync(SmallEnd, Cancellation);
        using var one = await CompanyAsync(taught);
        await TimedAsync("close, one instance", () => one.Get<CloseDay>().RunScheduledAsync(Monday, Cancellation));
        await TimedAsync("list, one instance", () => one.Get<SelectCandidates>().RunScheduledAsync(Monday, Cancellation));
        using var company = await CompanyAsync(taught);
        await using var four = await FourAsync(company, connection);
        await TimedAsync("close, four workers", () => EndsAsync(four.Hubs[0].RunAsync<CloseDay>(TaskHub.StartsOf(company))));
        await TimedAsync("list, four workers", () => EndsAsync(four.Hubs[0].RunAsync<SelectCandidates>(TaskHub.StartsOf(company))));

        Assert.Equal(Made(one), Made(company));
        Assert.Contains(Made(company), output => output.Name.StartsWith("candidates", StringComparison.Ordinal));
        // Nobody does it all.
        Assert.True(four.Parts.Count(parts => parts > 0) > 1, string.Join(", ", four.Parts));
    }

    private static async Task EndsAsync(Task<OrchestrationMetadata> run)
    {
        var ended = await run;
        Assert.Equal((OrchestrationRuntimeStatus.Completed, "true"), (ended.RuntimeStatus, ended.SerializedOutput));
    }

    private async Task TimedAsync(string what, Func<Task> work)
    {
        _watch.Restart();
        await work();
        using var process = Process.GetCurrentProcess();
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {_watch.Elapsed.TotalSeconds:0.0} s, peak of the process so far {process.PeakWorkingSet64 >> 20} MB"
        );
        TestContext.Current.TestOutputHelper!.WriteLine(words);
        if (Environment.GetEnvironmentVariable("ADVOCACY_TIMES") is { } file)
        {
            await File.AppendAllLinesAsync(file, [words], Cancellation);
        }
    }

    private static async Task<EmbeddedPipeline> SmallAsync()
    {
        var pipeline = new EmbeddedPipeline(Options);
        await pipeline.MergeAsync([.. SimulatedFacts.All.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))]);
        pipeline.Clock.AdjustTime(new(SmallEnd, new(9, 0), TimeSpan.Zero));
        return pipeline;
    }

    /// <summary>The company, with the model that another one has learned.</summary>
    private static async Task<EmbeddedPipeline> CompanyAsync(EmbeddedPipeline taught)
    {
        var company = Store is null ? await SmallAsync() : Large(Store);
        foreach (var file in Directory.EnumerateFiles(taught.Folder["model"], "*", SearchOption.AllDirectories))
        {
            var copy = company.Folder[Path.GetRelativePath(taught.Folder.Path, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return company;
    }

    private static EmbeddedPipeline Large(string store)
    {
        var pipeline = new EmbeddedPipeline(
            services =>
                services
                    .AddSingleton<TemporaryFolder>()
                    .AddSingleton(provider => Copy(store, provider.GetRequiredService<TemporaryFolder>())),
            Options
        );
        pipeline.Clock.AdjustTime(new(Monday, new(9, 0), TimeSpan.Zero));
        return pipeline;
    }

    private static SqliteDatabase Copy(string store, TemporaryFolder folder)
    {
        File.Copy(store, folder["advocacy.db"]);
        return SqliteDatabase.OpenFile(folder["advocacy.db"]);
    }

    private static async Task<FourOnOneHub> FourAsync(EmbeddedPipeline company, string connection)
    {
        var four = new FourOnOneHub();
        for (var i = 0; i < Workers; i++)
        {
            var (at, instance) = (i, i == 0 ? company : new EmbeddedPipeline(company.Share, Options));
            four.Instances.Add(instance);
            four.Parts.Add(0);
            four.Hubs.Add(await TaskHub.StartAsync(connection, TaskHub.ActivitiesOf(instance), name => four.Count(at, name)));
        }

        return four;
    }

    /// <summary>What others read. A part that was delivered twice may still be at work, and hold its lease.</summary>
    private static List<(string Name, string Hash)> Made(EmbeddedPipeline pipeline) =>
        HalfAYear.Outputs(
            pipeline.Folder.Path,
            name =>
                !name.StartsWith("unused.db", StringComparison.Ordinal)
                && !name.StartsWith("runs/", StringComparison.Ordinal)
                && !name.EndsWith(".lock", StringComparison.Ordinal)
        );

    private sealed class FourOnOneHub : IAsyncDisposable
    {
        public List<EmbeddedPipeline> Instances { get; } = [];

        public List<TaskHub> Hubs { get; } = [];

        /// <summary>How many parts each has done.</summary>
        public List<int> Parts { get; } = [];

        public Task Count(int worker, string activity)
        {
            lock (Parts)
            {
                Parts[worker] += activity == StageActivities.Part ? 1 : 0;
            }

            return Task.CompletedTask;
        }

        public async ValueTask DisposeAsync()
        {
            await Task.WhenAll(Hubs.Select(hub => hub.DisposeAsync().AsTask()));
            // The first is its company's, whose own it is to let go of.
            foreach (var instance in Instances.Skip(1))
            {
                instance.Dispose();
            }
        }
    }
}
