using System.CommandLine;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Configuration;
using Microsoft.Extensions.Configuration;

namespace Advocacy.Local.Commands;

/// <summary>config: what holds and where each value comes from, whether it is right, and the schema by which editors complete it.</summary>
internal static class ConfigCommand
{
    private const int WidestName = 34;
    private static readonly string[] Secrets = ["Key", "Secret", "Password", "Token", "Webhook"];

    public static Command Create(CommandContext context)
    {
        var show = new Command("show", "Show every option with its value and where it has it from; secrets are not shown");
        show.SetAction(context.Alone((settings, _) => Show(context, settings)));
        var check = new Command("check", "Tell every mistake in the configuration");
        check.SetAction(context.Alone((settings, _) => Check(context, settings)));
        var schema = new Command("schema", "Write the JSON Schema of the configuration, for editors");
        schema.SetAction(context.Alone((_, _) => Schema(context)));
        return new Command("config", "Show, check and describe the configuration") { show, check, schema };
    }

    private static ExitCode Show(CommandContext context, LocalSettings settings)
    {
        var configuration = LocalConfiguration.Of(settings);
        foreach (var (name, shape) in LocalConfiguration.Strict.Shape.Named.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var section = configuration.GetSection($"Advocacy:{name}");
            context.Console.Profile.Out.Writer.WriteLine(section.Path);
            foreach (var (path, value, source) in Lines(configuration, settings, section, shape))
            {
                var option = path.Length > section.Path.Length ? path[(section.Path.Length + 1)..] : "";
                context.Console.Profile.Out.Writer.WriteLine($"  {option.PadRight(WidestName)} {value} ({source})");
            }
        }

        return ExitCode.Done;
    }

    private static ExitCode Check(CommandContext context, LocalSettings settings)
    {
        var configuration = LocalConfiguration.Of(settings);
        LocalConfiguration.Strict.Check(configuration);
        context.Console.Profile.Out.Writer.WriteLine("The configuration is right. 'advocacy config show' shows what holds.");
        return ExitCode.Done;
    }

    private static ExitCode Schema(CommandContext context)
    {
        context.Console.Profile.Out.Writer.Write(ConfigurationSchema.Of(LocalConfiguration.Strict.Shape));
        return ExitCode.Done;
    }

    private static IEnumerable<(string Path, string Value, string Source)> Lines(
        IConfigurationRoot configuration,
        LocalSettings settings,
        IConfigurationSection place,
        OptionShape shape
    ) =>
        shape switch
        {
            OptionValue value => [LineOf(configuration, settings, place, value)],
            OptionMembers members => members.Named.SelectMany(member =>
                Lines(configuration, settings, place.GetSection(member.Key), member.Value)
            ),
            OptionTable table => place.GetChildren().SelectMany(child => Lines(configuration, settings, child, table.Held)),
            OptionList list => place.GetChildren().SelectMany(child => Lines(configuration, settings, child, list.Item)),
            _ => [],
        };

    private static (string Path, string Value, string Source) LineOf(
        IConfigurationRoot configuration,
        LocalSettings settings,
        IConfigurationSection place,
        OptionValue value
    )
    {
        var source = LocalConfiguration.SourceOf(configuration, settings, place.Path);
        var text = source is null ? value.StandardText : place.Value;
        var isSecret = Secrets.Any(secret => place.Key.EndsWith(secret, StringComparison.OrdinalIgnoreCase));
        return (
            place.Path,
            string.IsNullOrEmpty(text) ? "-"
            : isSecret ? "(hidden)"
            : text,
            source ?? "default"
        );
    }
}
