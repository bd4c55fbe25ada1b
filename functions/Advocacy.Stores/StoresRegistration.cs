using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Stores.Cosmos;
using Advocacy.Stores.Files;
using Advocacy.Stores.Ledger;
using Advocacy.Stores.Sqlite;
using Advocacy.Stores.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Stores;

/// <summary>Registers the stores: embedded ones, or those of Azure.</summary>
public static class StoresRegistration
{
    /// <summary>Adds the stores of the settings' endpoints, and embedded ones for all else.</summary>
    /// <exception cref="ArgumentException">The settings do not go together.</exception>
    public static IServiceCollection AddStores(this IServiceCollection services, StoreSettings settings)
    {
        if (settings.Mistake is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(settings));
        }

        return services
            .AddSingleton(_ => SqliteDatabase.OpenFile(settings.StoreFile))
            .AddSingleton<IKeys>(_ => new FileKeys(Path.Combine(settings.OutputFolder, "keys")))
            .AddStore(settings.Cosmos)
            .AddQueue(settings)
            .AddOutputs(settings)
            .AddLeftovers(settings)
            .AddSingleton<ITransientFaults, TransientFaults>()
            .AddSingleton<IMeasurements, OutputsMeasurements>()
            .AddSingleton<OutputsLedger>()
            .AddSingleton<ILedger>(provider => provider.GetRequiredService<OutputsLedger>())
            .AddSingleton<IPersonalData, LedgerPersonalData>()
            .AddSingleton<IAudit, OutputsAudit>()
            .AddSingleton<IPersonalData, BadRowsOfPeople>();
    }

    /// <summary>The embedded file is not even made where everything has an endpoint.</summary>
    private static IServiceCollection AddLeftovers(this IServiceCollection services, StoreSettings settings) =>
        settings is { Cosmos: not null, Queues: not null, Blobs: not null }
            ? services
            : services.AddSingleton<IPersonalData, SqlitePersonalData>();

    private static IServiceCollection AddStore(this IServiceCollection services, Uri? cosmos) =>
        cosmos is null
            ? services.AddSingleton<SqliteActivityStore>().AddSingleton<IActivityStore>(InUse<SqliteActivityStore>)
            : services
                .AddSingleton(_ => new CosmosDatabase(cosmos))
                .AddSingleton<CosmosActivityStore>()
                .AddSingleton<IActivityStore>(InUse<CosmosActivityStore>);

    private static IServiceCollection AddQueue(this IServiceCollection services, StoreSettings settings) =>
        settings is { Queues: { } queues, Blobs: { } blobs }
            ? services
                .AddSingleton(_ => new BlobClaimCheck(blobs))
                .AddSingleton<IClaimCheck>(provider => provider.GetRequiredService<BlobClaimCheck>())
                .AddSingleton(provider => new AzureMessageQueue(queues, settings.IsBase64, provider.GetRequiredService<BlobClaimCheck>()))
                .AddSingleton<IMessageQueue>(provider => provider.GetRequiredService<AzureMessageQueue>())
                .AddSingleton<IPersonalData, QueuePersonalData>()
            : services.AddSingleton<IMessageQueue, SqliteMessageQueue>().AddSingleton<IClaimCheck, SqliteClaimCheck>();

    private static IServiceCollection AddOutputs(this IServiceCollection services, StoreSettings settings) =>
        settings.Blobs is { } blobs
            ? services
                .AddSingleton<IPersonalData>(_ => new BlobPersonalData(blobs))
                .AddSingleton<ILeases>(provider => new BlobLeases(blobs, provider.GetRequiredService<TimeProvider>()))
                .AddSingleton<IBadRowStore>(_ => new BlobBadRowStore(blobs))
                .AddSingleton<IModelStore>(_ => new BlobModelStore(blobs))
                .AddSingleton<IOutputs>(_ => new BlobOutputs(blobs))
            : services
                .AddSingleton<IPersonalData>(_ => new UnfinishedFiles(settings.OutputFolder))
                .AddSingleton<ILeases>(provider => new FileLeases(settings.LeaseFolder, provider.GetRequiredService<TimeProvider>()))
                .AddSingleton<IBadRowStore, SqliteBadRowStore>()
                .AddSingleton<IModelStore>(_ => new FolderModelStore(Path.Combine(settings.OutputFolder, "model")))
                .AddSingleton<IOutputs>(_ => new FolderOutputs(settings.OutputFolder));

    /// <summary>The store as far as networks' terms let it be used.</summary>
    private static ActivityInUse InUse<T>(IServiceProvider provider)
        where T : IActivityStore => ActivatorUtilities.CreateInstance<ActivityInUse>(provider, provider.GetRequiredService<T>());
}
