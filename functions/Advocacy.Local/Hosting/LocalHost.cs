using System.Globalization;
using System.Runtime.ExceptionServices;
using Advocacy.Domain.Values;
using Advocacy.Local.Queue;
using Advocacy.Ml;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.Sources;
using Advocacy.Reports;
using Advocacy.Sources;
using Advocacy.Stores;
using Advocacy.Stores.Files;
using Advocacy.Stores.Observability;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Local.Hosting;

/// <summary>The pipeline over the stores of the settings, wired for one command.</summary>
internal sealed class LocalHost : IDisposable
{
    // A round trip is longer there, and a message that comes back too early is work done twice.
    private static readonly TimeSpan RemoteLease = TimeSpan.FromMinutes(2);

    // An outage elsewhere lasts minutes; on this machine somebody waits, and nothing is away.
    private static readonly TimeSpan WhileSomebodyWaits = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan EraseAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WaitsLong = TimeSpan.FromSeconds(5);

    private readonly ServiceProvider _services;
    private readonly TimeProvider _clock;
    private readonly LocalSettings _settings;

    private LocalHost(ServiceProvider services, TimeProvider clock, LocalSettings settings) =>
        (_services, _clock, _settings) = (services, clock, settings);

    /// <summary>Wires the pipeline.</summary>
    /// <exception cref="OptionsValidationException">Options are wrong; every mistake is listed.</exception>
    /// <exception cref="UsageException">The configuration file is no JSON, or there is no store.</exception>
    /// <exception cref="DependencyDownException">An endpoint does not answer.</exception>
    public static async Task<LocalHost> StartAsync(LocalSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var rules = QueueRules.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        var configuration = LocalConfiguration.Of(settings);
        LocalConfiguration.Strict.Check(configuration);
        var registered = new ServiceCollection()
            .AddSingleton(clock)
            .AddSingleton(
                rules with
                {
                    Lease = LeaseOf(configuration, settings, rules),
                    VisibilityTimeout = settings.IsServing && settings.IsRemote ? rules.VisibilityTimeout : WhileSomebodyWaits,
                }
            )
            .AddSingleton<QueuePump>()
            .AddLogging(logging => AddLogging(logging, settings.Verbose))
            .AddAdvocacyPipeline(configuration)
            .AddStores(settings.Stores with { IsBase64 = rules.IsBase64 })
            .AddSources()
            .AddReports()
            .AddConversionModel()
            .AddTelemetry(configuration, settings.IsTelemetryShown);
        if (settings.IsServing)
        {
            registered.AddPages(configuration, settings.Out);
        }

        var services = registered.BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        services.StartTelemetry();
        await Dependencies.EnsureAsync(settings.Stores, cancellationToken);
        if (settings is { NeedsStore: true, Stores.Cosmos: null } && !Path.Exists(settings.Store))
        {
            services.Dispose();
            throw new UsageException($"there is no store {settings.Store}; 'run' or 'ingest' makes one");
        }

        UnfinishedFiles.DeleteIn(settings.Out);
        return new(services, clock, settings);
    }

    /// <summary>Whether store and queue are this machine's own, and nobody elsewhere waits for what goes through the queue.</summary>
    private bool IsEmbedded => !_settings.IsRemote;

    /// <summary>Everything that is wired.</summary>
    public IServiceProvider Services => _services;

    /// <summary>A stage or a port.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Refuses what could bring real people to where the simulated company is, under whose published keys anybody could find out
    /// who they are; and any store that was filled under another key, before anything is queued for it.</summary>
    /// <exception cref="UsageException">The simulated company is there.</exception>
    /// <exception cref="KeyMismatchException">The store was filled under another key.</exception>
    public async Task RefuseRealPeopleAsync(CancellationToken cancellationToken)
    {
        if (Get<IOptions<PrivacyOptions>>().Value.OnlySource is not null)
        {
            throw new UsageException(
                $"{_settings.Out} holds the simulated company, whose keys are published; choose another --out for real people"
            );
        }

        await Get<Pseudonyms>().LoadAsync(cancellationToken);
    }

    /// <summary>The stage that a timer starts.</summary>
    public IScheduledStage StageOf(Trigger trigger) => (IScheduledStage)_services.GetRequiredService(trigger.Stage);

    /// <summary>The day that counts as today: the one asked for, or the day after the newest event, but no later than tomorrow.</summary>
    /// <exception cref="UsageException">The day asked for lies in the future.</exception>
    public async Task<DateOnly> AsOfAsync(CancellationToken cancellationToken)
    {
        var tomorrow = _clock.Today().AddDays(1);
        if (_settings.AsOf is { } asked)
        {
            // What has not happened yet would be taken for what did not happen.
            return asked <= tomorrow
                ? asked
                : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--as-of {asked:yyyy-MM-dd} lies in the future"));
        }

        var counts = await Get<IActivityStore>().CountAsync(Purpose.Rights, cancellationToken);
        var after = counts.LastActivity is { } last ? DateOnly.FromDateTime(last.UtcDateTime).AddDays(1) : tomorrow;
        return after < tomorrow ? after : tomorrow;
    }

    /// <summary>The stage that a message starts.</summary>
    public IQueueStage QueueStageOf(Trigger trigger) => (IQueueStage)_services.GetRequiredService(trigger.Stage);

    /// <summary>Takes in a source that can be read again: straight into the embedded store, otherwise through the queue, never more than a
    /// little of it at a time, until it is empty.</summary>
    public async Task<Collected> TakeInAsync(IEventSource source, IProgress<StageProgress> progress, CancellationToken cancellationToken)
    {
        var done = IsEmbedded
            ? await Get<IngestSource>().RunAsync(source, progress, cancellationToken)
            : await Get<CollectEvents>().RunAsync(source, PumpAsync, progress, cancellationToken);
        await DrainAsync(cancellationToken);
        return done;
    }

    /// <summary>Ingests what is in the queue of events now.</summary>
    public Task PumpAsync(CancellationToken cancellationToken) => PumpAsync(QueueNames.Events, IngestAsync, cancellationToken);

    /// <summary>Hands over what is in a queue now.</summary>
    public Task PumpAsync(string queue, Func<QueuedMessage, CancellationToken, Task> stage, CancellationToken cancellationToken) =>
        Get<QueuePump>().PumpAsync(queue, stage, cancellationToken);

    /// <summary>Ingests until the queue of events is empty, and forgets whom it asks to forget.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await Get<QueuePump>().DrainAsync(QueueNames.Events, IngestAsync, cancellationToken);
        await EraseAsync(wait: false, cancellationToken);
    }

    /// <summary>Meets the demands to be forgotten.</summary>
    /// <param name="wait">Whether to wait for what is under way that began before; otherwise such a demand stays in its queue.</param>
    /// <param name="cancellationToken">Stops between demands.</param>
    /// <param name="tell">Called once with what it waits for, where that takes a while.</param>
    /// <returns>Items that named people outside the store.</returns>
    public async Task<int> EraseAsync(bool wait, CancellationToken cancellationToken, Action<string>? tell = null)
    {
        var started = _clock.GetTimestamp();
        var items = 0;
        ExceptionDispatchInfo? failure = null;
        async Task HandleAsync(QueuedMessage message, CancellationToken stop)
        {
            try
            {
                if (await Get<EraseEmployee>().RunAsync(message.Body, stop) is { } erased)
                {
                    Interlocked.Add(ref items, erased.Items);
                }
            }
            catch (Exception e) when (wait)
            {
                // The user is told at once. The request stays in the queue, and the same command meets it later.
                failure = ExceptionDispatchInfo.Capture(e);
                throw;
            }
        }

        var pump = Get<QueuePump>();
        await pump.PumpAsync(QueueNames.Erasure, HandleAsync, cancellationToken);
        failure?.Throw();
        while (wait && await Get<IMessageQueue>().CountAsync(QueueNames.Erasure, cancellationToken) > 0)
        {
            if (_clock.GetElapsedTime(started) > WaitsLong && tell is not null)
            {
                var events = await Get<IMessageQueue>().CountAsync(QueueNames.Events, cancellationToken);
                tell(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"waiting until nothing under way can still name the person: {events:N0} messages of events wait, and a "
                            + $"stage or an open file may"
                    )
                );
                tell = null;
            }

            // What it waits for may wait for somebody who does it: files that name the person are taken in, without them, before they go.
            foreach (var drop in Get<CollectEngagement>().Sources.Where(source => source.Name == "drop"))
            {
                await Get<CollectEngagement>().RunAsync(drop, null, PumpAsync, null, cancellationToken);
            }

            await pump.PumpAsync(QueueNames.Events, IngestAsync, cancellationToken);
            await Task.Delay(EraseAgain, _clock, cancellationToken);
            await pump.PumpAsync(QueueNames.Erasure, HandleAsync, cancellationToken);
            failure?.Throw();
        }

        return items;
    }

    /// <summary>Messages of a queue that failed too often.</summary>
    public Task<long> CountPoisonAsync(string queue, CancellationToken cancellationToken) =>
        Get<IMessageQueue>().CountAsync(QueueNames.PoisonOf(queue), cancellationToken);

    /// <summary>Messages that failed too often, over all queues.</summary>
    public async Task<long> CountPoisonAsync(CancellationToken cancellationToken)
    {
        long poison = 0;
        foreach (var queue in QueueNames.All)
        {
            poison += await CountPoisonAsync(queue, cancellationToken);
        }

        return poison;
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    private static TimeSpan LeaseOf(IConfiguration configuration, LocalSettings settings, QueueRules rules) =>
        configuration.GetValue<double?>("Advocacy:LeaseSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds)
        : settings.Stores.Queues is null ? rules.Lease
        : RemoteLease;

    private static void AddLogging(ILoggingBuilder logging, bool verbose)
    {
        if (verbose)
        {
            logging.AddSimpleConsole(options => options.SingleLine = true);
            logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options =>
                options.LogToStandardErrorThreshold = LogLevel.Trace
            );
        }
    }

    private Task IngestAsync(QueuedMessage message, CancellationToken cancellationToken) =>
        Get<IngestEvents>().RunAsync(message.Body, cancellationToken);
}
