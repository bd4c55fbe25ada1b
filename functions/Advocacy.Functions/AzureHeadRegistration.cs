using Advocacy.Adapters;
using Advocacy.Ml;
using Advocacy.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Functions;

/// <summary>Wires the Azure head.</summary>
internal static class AzureHeadRegistration
{
    /// <summary>Adds the pipeline over the store and folder that the settings Advocacy:Store and Advocacy:Out name. The embedded
    /// adapters are the only ones so far: they suit one instance, until those for Cosmos DB and Blob Storage take their place.</summary>
    public static IServiceCollection AddAzureHead(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration["Advocacy:Out"] ?? Path.Combine(AppContext.BaseDirectory, "out");
        return services
            .AddAdvocacyPipeline(configuration)
            .AddEmbeddedAdapters(configuration["Advocacy:Store"] ?? Path.Combine(folder, "advocacy.db"), folder)
            .AddConversionModel();
    }
}
