using System.Globalization;
using System.Text.Json;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Configuration;
using Advocacy.Web.SignIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace Advocacy.Local.Hosting;

/// <summary>What the local head is configured by. The later holds: the simulated company's own, the file of --config, user secrets, the
/// environment, the command line.</summary>
internal static class LocalConfiguration
{
    /// <summary>Where dotnet user-secrets keeps secrets: dotnet user-secrets set NAME VALUE --id advocacy.</summary>
    private const string UserSecrets = "advocacy";

    /// <summary>What may stand in it.</summary>
    public static StrictConfiguration Strict { get; } =
        new([.. PipelineRegistration.Sections, OptionsSection.Of<WebOptions>()], ["LeaseSeconds"]);

    /// <summary>The configuration that holds.</summary>
    /// <exception cref="UsageException">There is no such file, or it is no JSON; where is said.</exception>
    public static IConfigurationRoot Of(LocalSettings settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Defaults);
        if (settings.Config is { } file)
        {
            if (!File.Exists(file))
            {
                throw new UsageException(Directory.Exists(file) ? $"'{file}' is a folder, and no file" : $"there is no file '{file}'");
            }

            configuration.AddJsonFile(Path.GetFullPath(file), optional: false);
        }

        try
        {
            return configuration.AddUserSecrets(UserSecrets).AddEnvironmentVariables().AddInMemoryCollection(settings.Overrides).Build();
        }
        catch (InvalidDataException e)
        {
            throw new UsageException($"{settings.Config}: {WhyNoJson(e)}");
        }
    }

    /// <summary>Where a key has its value from, in words; null where nobody says it.</summary>
    public static string? SourceOf(IConfigurationRoot configuration, LocalSettings settings, string key) =>
        configuration.Providers.LastOrDefault(provider => provider.TryGet(key, out _)) switch
        {
            EnvironmentVariablesConfigurationProvider => "environment",
            JsonConfigurationProvider json when json.Source.Path == "secrets.json" => "user secrets",
            JsonConfigurationProvider => settings.Config,
            MemoryConfigurationProvider memory => memory == configuration.Providers.First() ? "simulated company" : "command line",
            _ => null,
        };

    private static string WhyNoJson(Exception e)
    {
        for (var inner = e.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is JsonException { LineNumber: { } line, BytePositionInLine: { } column } json)
            {
                var what = json.Message.Split(" LineNumber:")[0];
                return string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, column {column + 1}: {what}");
            }
        }

        return e.InnerException?.Message ?? e.Message;
    }
}
