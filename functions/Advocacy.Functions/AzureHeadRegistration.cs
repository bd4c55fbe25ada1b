using Advocacy.Ml;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Configuration;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Reports;
using Advocacy.Sources;
using Advocacy.Stores;
using Advocacy.Stores.Observability;
using Advocacy.Web.SignIn;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Advocacy.Functions;

/// <summary>Wires the Azure head.</summary>
internal static class AzureHeadRegistration
{
    // What the connection and the stores are told by, beside the sections of options.
    private static readonly string[] Connections =
    [
        "Out",
        "Store",
        "cosmosAccountUri",
        "queueServiceUri",
        "blobServiceUri",
        "credential",
        "clientId",
    ];

    /// <summary>Adds the pipeline over the endpoints that the connection <see cref="QueueNames.Connection"/> names: cosmosAccountUri,
    /// queueServiceUri (which the host reads too) and blobServiceUri. Without them the embedded stores serve, which suits one
    /// instance (settings Advocacy:Store and Advocacy:Out).</summary>
    /// <exception cref="OptionsValidationException">The configuration is wrong; every mistake is listed.</exception>
    public static IServiceCollection AddAzureHead(this IServiceCollection services, IConfiguration configuration)
    {
        new StrictConfiguration([.. PipelineRegistration.Sections, OptionsSection.Of<WebOptions>()], Connections).Check(configuration);
        foreach (
            var (key, why) in Endpoint(configuration, "blobServiceUri") is null
                ? []
                : Keys.Where(key => string.IsNullOrEmpty(configuration[key.Key]))
        )
        {
            throw new InvalidOperationException($"{key} must be set, to a reference to Key Vault: {why}");
        }

        if (configuration[$"{PrivacyOptions.Section}:{nameof(PrivacyOptions.PseudonymKey)}"] == PrivacyOptions.PublishedKey)
        {
            throw new InvalidOperationException(
                "the pseudonym key is the simulated company's, which everybody knows; make one of your own"
            );
        }

        var folder = configuration["Advocacy:Out"] ?? Path.Combine(AppContext.BaseDirectory, "out");
        return services
            .AddAdvocacyPipeline(configuration)
            .AddStores(
                new StoreSettings(configuration["Advocacy:Store"] ?? Path.Combine(folder, "advocacy.db"), folder)
                {
                    Cosmos = Endpoint(configuration, "cosmosAccountUri"),
                    Queues = Endpoint(configuration, "queueServiceUri"),
                    Blobs = Endpoint(configuration, "blobServiceUri"),
                }
            )
            .AddSources()
            .AddReports()
            .AddConversionModel()
            .AddSingleton<StageActivities>()
            .AddSingleton<StageStarts>()
            .AddPages(configuration)
            .AddTelemetry(configuration, isToConsole: false)
            .AddWorkerTelemetry(configuration);
    }

    /// <summary>What the worker sends itself the host is not to send again.</summary>
    private static IServiceCollection AddWorkerTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (TelemetryRegistration.IsExported(configuration))
        {
            services.AddOpenTelemetry().UseFunctionsWorkerDefaults();
        }

        return services;
    }

    // What is on an instance's disk is gone with it.
    private static readonly (string Key, string Why)[] Keys =
    [
        ($"{SelectionOptions.Section}:{nameof(SelectionOptions.Key)}", "the draws of the lists follow from it"),
        ($"{PrivacyOptions.Section}:{nameof(PrivacyOptions.PseudonymKey)}", "what people are called follows from it"),
    ];

    private static Uri? Endpoint(IConfiguration configuration, string name) =>
        configuration[$"{QueueNames.Connection}:{name}"] is { Length: > 0 } uri ? new(uri) : null;
}
