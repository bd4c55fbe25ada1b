using Advocacy.Adapters.Reports;
using Advocacy.Adapters.Sqlite;
using Advocacy.Adapters.Files;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Adapters;

/// <summary>Puts adapters behind the ports.</summary>
public static class AdaptersRegistration
{
    /// <summary>The embedded default: one SQLite file for store and queue, and a folder for what is made.</summary>
    /// <param name="services">The services.</param>
    /// <param name="storeFile">The SQLite file; made where it is missing, when first used.</param>
    /// <param name="outputFolder">The folder for model, lists and reports.</param>
    public static IServiceCollection AddEmbeddedAdapters(this IServiceCollection services, string storeFile, string outputFolder) => services
        .AddSingleton(_ => SqliteDatabase.OpenFile(storeFile))
        .AddSingleton<IActivityStore, SqliteActivityStore>()
        .AddSingleton<IReachStore, SqliteReachStore>()
        .AddSingleton<IBadRowStore, SqliteBadRowStore>()
        .AddSingleton<IMessageQueue, SqliteMessageQueue>()
        .AddSingleton<IClaimCheck, SqliteClaimCheck>()
        .AddSingleton<IModelStore>(_ => new FolderModelStore(Path.Combine(outputFolder, "model")))
        .AddSingleton<IReports>(_ => new PublishedReports(new FolderOutputs(outputFolder)));
}
