using Advocacy.Adapters.Cosmos;
using Advocacy.Adapters.Files;
using Advocacy.Adapters.Mail;
using Advocacy.Adapters.Reports;
using Advocacy.Adapters.Reports.Star;
using Advocacy.Adapters.Sheets;
using Advocacy.Adapters.Sources;
using Advocacy.Adapters.Sqlite;
using Advocacy.Adapters.Storage;
using Advocacy.Pipeline.Ports;
using MailKit.Net.Smtp;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Adapters;

/// <summary>Puts adapters behind the ports.</summary>
public static class AdaptersRegistration
{
    /// <summary>Adds the adapters of the settings' endpoints, and embedded ones for all else.</summary>
    /// <exception cref="ArgumentException">The settings do not go together.</exception>
    public static IServiceCollection AddAdapters(this IServiceCollection services, AdapterSettings settings)
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
            .AddSingleton<IMarketingReports, MarketingReports>()
            .AddSingleton<IListReports, ListReports>()
            .AddSingleton<IEffectReports, EffectReports>()
            .AddSingleton<IPersonReports, PersonReports>()
            .AddSingleton<IBadRowReport, BadRowReport>()
            .AddSingleton<IStarSchema, StarFolder>()
            .AddSingleton<IMeasurements, OutputsMeasurements>()
            .AddSingleton<IAudit, OutputsAudit>()
            .AddSources()
            .AddSingleton<FeedbackInbox>()
            .AddSingleton<IFeedbackInbox>(provider => provider.GetRequiredService<FeedbackInbox>())
            .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<FeedbackInbox>())
            .AddSingleton<IPersonalData, BadRowsOfPeople>()
            .AddSingleton<IPersonalData, PersonFiles>()
            .AddSingleton<IPeopleDirectory, PeopleSheet>()
            .AddSingleton<Func<SmtpClient>>(() => new SmtpClient())
            .AddSingleton<IListMail, ListMail>();
    }

    /// <summary>The embedded file is not even made where everything has an endpoint.</summary>
    private static IServiceCollection AddLeftovers(this IServiceCollection services, AdapterSettings settings) =>
        settings is { Cosmos: not null, Queues: not null, Blobs: not null } ? services : services.AddSingleton<IPersonalData, SqliteLeftovers>();

    private static IServiceCollection AddStore(this IServiceCollection services, Uri? cosmos) => cosmos is null
        ? services.AddSingleton<IActivityStore, SqliteActivityStore>()
        : services.AddSingleton(_ => new CosmosDatabase(cosmos)).AddSingleton<IActivityStore, CosmosActivityStore>();

    private static IServiceCollection AddQueue(this IServiceCollection services, AdapterSettings settings) => settings is { Queues: { } queues, Blobs: { } blobs }
        ? services
            .AddSingleton(_ => new BlobClaimCheck(blobs))
            .AddSingleton<IClaimCheck>(provider => provider.GetRequiredService<BlobClaimCheck>())
            .AddSingleton(provider => new AzureMessageQueue(queues, settings.IsBase64, provider.GetRequiredService<BlobClaimCheck>()))
            .AddSingleton<IMessageQueue>(provider => provider.GetRequiredService<AzureMessageQueue>())
            .AddSingleton<IPersonalData, QueueLeftovers>()
        : services.AddSingleton<IMessageQueue, SqliteMessageQueue>().AddSingleton<IClaimCheck, SqliteClaimCheck>();

    private static IServiceCollection AddOutputs(this IServiceCollection services, AdapterSettings settings) => settings.Blobs is { } blobs
        ? services
            .AddSingleton(_ => new BlobReachStore(blobs))
            .AddSingleton<IReachStore>(provider => provider.GetRequiredService<BlobReachStore>())
            .AddSingleton<IPersonalData, RollupLeftovers>()
            .AddSingleton<IPersonalData>(_ => new BlobLeftovers(blobs))
            .AddSingleton<IScanStore>(_ => new BlobScanStore(blobs))
            .AddSingleton<IBadRowStore>(_ => new BlobBadRowStore(blobs))
            .AddSingleton<IModelStore>(_ => new BlobModelStore(blobs))
            .AddSingleton<IOutputs>(_ => new BlobOutputs(blobs))
        : services
            .AddSingleton<IPersonalData>(_ => new UnfinishedFiles(settings.OutputFolder))
            .AddSingleton<IReachStore, SqliteReachStore>()
            .AddSingleton<IScanStore, SqliteScanStore>()
            .AddSingleton<IBadRowStore, SqliteBadRowStore>()
            .AddSingleton<IModelStore>(_ => new FolderModelStore(Path.Combine(settings.OutputFolder, "model")))
            .AddSingleton<IOutputs>(_ => new FolderOutputs(settings.OutputFolder));
}
