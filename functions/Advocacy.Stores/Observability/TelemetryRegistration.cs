using Advocacy.Pipeline.Configuration;
using Advocacy.Stores.Storage;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Pipe = Advocacy.Pipeline.Observability.Telemetry;

namespace Advocacy.Stores.Observability;

/// <summary>Exports what the pipeline reports about itself.</summary>
public static class TelemetryRegistration
{
    // The names that Azure Functions gives them.
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Whether it is sent to Azure Monitor.</summary>
    public static bool IsExported(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[ConnectionString]);

    /// <summary>Exports traces, metrics and logs to Azure Monitor where its connection string is set, and to the console where it is asked
    /// for.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration, bool isToConsole)
    {
        var azureMonitor = configuration[ConnectionString];
        if (string.IsNullOrEmpty(azureMonitor) && !isToConsole)
        {
            return services;
        }

        if (SecretKey.IsUnresolved(azureMonitor))
        {
            throw new InvalidDataException(
                $"{ConnectionString} is a Key Vault reference that could not be resolved: grant the app's identity the secret, or set the "
                    + $"connection string itself"
            );
        }

        var telemetry = services
            .AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(Pipe.Name))
            .WithMetrics(metrics => metrics.AddMeter(Pipe.Name))
            .WithLogging(_ => { }, logs => logs.IncludeFormattedMessage = true);
        // That a process begins and ends the platform tells itself.
        services.AddLogging(logging => logging.AddFilter<OpenTelemetryLoggerProvider>("Microsoft", LogLevel.Warning));
        if (isToConsole)
        {
            telemetry
                .WithTracing(traces => traces.AddConsoleExporter())
                .WithMetrics(metrics => metrics.AddConsoleExporter())
                .WithLogging(logs => logs.AddConsoleExporter());
        }

        if (!string.IsNullOrEmpty(azureMonitor))
        {
            void Configure(AzureMonitorExporterOptions options)
            {
                options.ConnectionString = azureMonitor;
                // Logs stay where the trace is not sampled; what nobody looks at is not sent.
                options.EnableTraceBasedLogsSampler = false;
                options.EnableLiveMetrics = options.EnableStandardMetrics = options.EnablePerformanceCounters = false;
                // Where it takes no keys, what is sent is signed for.
                options.Credential =
                    configuration[Authentication]?.Contains("Authorization=AAD", StringComparison.OrdinalIgnoreCase) == true
                        ? AzureSignIn.Credential
                        : null;
            }

            telemetry
                .WithTracing(traces => traces.AddAzureMonitorTraceExporter(Configure))
                .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(Configure))
                .WithLogging(logs => logs.AddAzureMonitorLogExporter(Configure));
        }

        return services;
    }

    /// <summary>Begins to export where no generic host does so; disposing of the services sends what is left.</summary>
    public static void StartTelemetry(this IServiceProvider services)
    {
        services.GetService<TracerProvider>();
        services.GetService<MeterProvider>();
        services.GetService<LoggerProvider>();
    }
}
