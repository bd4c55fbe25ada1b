using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Advocacy.Tests.Support;

/// <summary>The whole pipeline over the embedded adapters: the database in memory, the outputs in a folder of its own.</summary>
internal sealed class EmbeddedPipeline : IDisposable
{
    private readonly LogLines _logs = new();
    private readonly ServiceProvider _services;

    public EmbeddedPipeline(params (string Key, string Value)[] options)
        : this(_ => { }, options) { }

    /// <summary>The same with services of the test's own in the place of some.</summary>
    public EmbeddedPipeline(Action<IServiceCollection> configure, params (string Key, string Value)[] options) =>
        _services = Configured(
                new ServiceCollection()
                    .AddSingleton<TimeProvider>(Clock)
                    .AddLogging(logging => logging.AddProvider(_logs))
                    .AddAdvocacyPipeline(
                        new ConfigurationBuilder()
                            .AddInMemoryCollection(
                                options
                                    .Prepend(("Advocacy:Selection:Key", TestKeys.Selection))
                                    .Prepend((Consulted.Key, Consulted.Day))
                                    .Prepend(("Advocacy:Privacy:PseudonymKey", TestKeys.Pseudonyms))
                                    .GroupBy(option => option.Item1)
                                    .Select(option => option.Last())
                                    .Select(option => KeyValuePair.Create(option.Item1, (string?)option.Item2))
                            )
                            .Build()
                    )
                    .AddStores(new StoreSettings(Folder["unused.db"], Folder.Path))
                    .AddSources()
                    .AddReports()
                    .AddSingleton(_ => InMemory.Database())
                    .AddConversionModel(),
                configure
            )
            .BuildServiceProvider();

    /// <summary>Everything that is wired.</summary>
    public IServiceProvider Services => _services;

    /// <summary>All that was logged.</summary>
    public IEnumerable<string> Logs => _logs.Lines;

    public TemporaryFolder Folder { get; } = new();

    public FakeTimeProvider Clock { get; } = new(AnyFact.Start.AddYears(1));

    public IActivityStore Store => Get<IActivityStore>();

    /// <summary>Fails where options are wrong.</summary>
    public void Validate() => Get<IStartupValidator>().Validate();

    public Task MergeAsync(params Fact[] facts) => Store.MergeAsync(facts, default);

    /// <summary>Makes another pipeline an instance over the same stores, by the same clock.</summary>
    public void Share(IServiceCollection services) =>
        services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(_ => Get<IOutputs>())
            .AddSingleton(_ => Get<IModelStore>())
            .AddSingleton(_ => Get<ILeases>())
            .AddSingleton(_ => Get<IMessageQueue>())
            .AddSingleton(_ => Get<IActivityStore>())
            .AddSingleton(_ => Get<IKeys>());

    /// <summary>Ingests what is in the queue.</summary>
    public async Task IngestQueueAsync(CancellationToken cancellationToken)
    {
        foreach (var message in await Get<IMessageQueue>().ReceiveAsync(QueueNames.Events, 999, TimeSpan.FromMinutes(1), cancellationToken))
        {
            await Get<IngestEvents>().RunAsync(message.Body, cancellationToken);
            await Get<IMessageQueue>().DeleteAsync(message, cancellationToken);
        }
    }

    /// <summary>Asks the parts of sources that are in the queue, as a host does, and ingests what they give.</summary>
    public async Task CollectQueuedAsync(CancellationToken cancellationToken)
    {
        const int BatchSize = 16;
        var queue = Get<IMessageQueue>();
        while (
            await queue.ReceiveAsync(QueueNames.Collection, BatchSize, TimeSpan.FromMinutes(10), cancellationToken)
                is { Count: > 0 } messages
        )
        {
            await Task.WhenAll(
                messages.Select(async message =>
                {
                    await Get<CollectPart>().RunAsync(message.Body, cancellationToken);
                    await queue.DeleteAsync(message, cancellationToken);
                })
            );
            await IngestQueueAsync(cancellationToken);
        }
    }

    /// <summary>Asks a source, and ingests what it gives.</summary>
    public async Task<CollectedSource> CollectAsync(string name)
    {
        var collect = Get<CollectEngagement>();
        var source = collect.Sources.Single(source => source.Name == name);
        var collected = await collect.RunAsync(source, null, _ => Task.CompletedTask, null, TestContext.Current.CancellationToken);
        await IngestQueueAsync(TestContext.Current.CancellationToken);
        return collected;
    }

    /// <summary>Puts a file into the folder drop.</summary>
    public async Task DropAsync(string name, byte[] content)
    {
        Directory.CreateDirectory(Folder["drop"]);
        await File.WriteAllBytesAsync(Folder[$"drop/{name}"], content, TestContext.Current.CancellationToken);
    }

    public async Task<MadeList> SelectAsync(DateOnly asOf)
    {
        var selected = await Get<SelectCandidates>().RunAsync(asOf, null, default);
        return new(selected, await Get<IAudit>().ReadListAsync(selected.List, default));
    }

    public Task<Measured> MeasureAsync(DateOnly until) => Get<MeasureEffect>().RunAsync(until, null, default);

    public Task<ClosedDays> CloseAsync(DateOnly until) => Get<CloseDay>().RunAsync(until, null, default);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private static IServiceCollection Configured(IServiceCollection services, Action<IServiceCollection> configure)
    {
        configure(services);
        return services;
    }

    public void Dispose()
    {
        _services.Dispose();
        Folder.Dispose();
    }
}
