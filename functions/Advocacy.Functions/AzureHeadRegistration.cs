using Advocacy.Adapters;
using Advocacy.Adapters.Telemetry;
using Advocacy.Ml;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Functions;

/// <summary>Wires the Azure head.</summary>
internal static class AzureHeadRegistration
{
    /// <summary>Adds the pipeline over the endpoints that the connection <see cref="Topology.QueueConnection"/> names: cosmosAccountUri,
    /// queueServiceUri (which the host reads too) and blobServiceUri. Without them the embedded adapters serve, which suits one
    /// instance (settings Advocacy:Store and Advocacy:Out).</summary>
    public static IServiceCollection AddAzureHead(this IServiceCollection services, IConfiguration configuration)
    {
        // What is on an instance's disk is gone with it, and who is held out must be derivable again.
        if (Endpoint(configuration, "blobServiceUri") is not null && string.IsNullOrEmpty(configuration[$"{SelectionOptions.Section}:{nameof(SelectionOptions.Key)}"]))
        {
            throw new InvalidOperationException($"{SelectionOptions.Section}:{nameof(SelectionOptions.Key)} must be set, to a reference to Key Vault: the draws of the lists follow from it");
        }

        var folder = configuration["Advocacy:Out"] ?? Path.Combine(AppContext.BaseDirectory, "out");
        return services
            .AddAdvocacyPipeline(configuration)
            .AddAdapters(new AdapterSettings(configuration["Advocacy:Store"] ?? Path.Combine(folder, "advocacy.db"), folder)
            {
                Cosmos = Endpoint(configuration, "cosmosAccountUri"),
                Queues = Endpoint(configuration, "queueServiceUri"),
                Blobs = Endpoint(configuration, "blobServiceUri"),
            })
            .AddConversionModel()
            .AddTelemetry(configuration, isToConsole: false);
    }

    private static Uri? Endpoint(IConfiguration configuration, string name) =>
        configuration[$"{Topology.QueueConnection}:{name}"] is { Length: > 0 } uri ? new(uri) : null;
}
