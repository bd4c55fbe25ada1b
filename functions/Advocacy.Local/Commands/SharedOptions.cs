using System.CommandLine;
using System.Globalization;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Model;
using Advocacy.Stores;

namespace Advocacy.Local.Commands;

/// <summary>The options of every command, and those that define ambassadors and population.</summary>
internal static class SharedOptions
{
    private const string Conversion = "Advocacy:Conversion";
    private const string Sqlite = "sqlite:";

    public static Option<string> Out { get; } =
        new("--out")
        {
            Description = "Folder for the results",
            HelpName = "DIR",
            DefaultValueFactory = _ => "out",
            Recursive = true,
        };

    public static Option<string?> Store { get; } =
        new("--store")
        {
            Description =
                "Where people and shares are kept: a SQLite file, which also holds queue and bad rows where they have no "
                + "endpoint, or Cosmos DB (https://ACCOUNT.documents.azure.com) [default: advocacy.db in the --out folder]",
            HelpName = "FILE|URI",
            Recursive = true,
        };

    public static Option<Uri?> Queue { get; } =
        Endpoint("--queue", "Queues of a storage account (https://ACCOUNT.queue.core.windows.net) [default: the SQLite file]");

    public static Option<Uri?> Blobs { get; } =
        Endpoint(
            "--blobs",
            "Blobs of a storage account (https://ACCOUNT.blob.core.windows.net) for ledger, bad rows, model and reports [default: the "
                + "SQLite file and the --out folder]"
        );

    public static Option<DateOnly?> AsOf { get; } =
        new("--as-of")
        {
            Description =
                "The day that counts as today, UTC; what happened from it on is not looked at [default: the day after the newest event]",
            HelpName = "YYYY-MM-DD",
            Recursive = true,
            CustomParser = result =>
            {
                if (
                    DateOnly.TryParseExact(
                        result.Tokens[0].Value,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                )
                {
                    return day;
                }

                result.AddError($"'{result.Tokens[0].Value}' is no day such as 2026-07-06.");
                return null;
            },
        };

    public static Option<string?> Config { get; } =
        new("--config")
        {
            Description = "JSON file with options, by section (Advocacy:Reach, Advocacy:Conversion, Advocacy:Selection and others)",
            HelpName = "FILE",
            Recursive = true,
        };

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show logs on the error stream", Recursive = true };

    public static Option<bool> Telemetry { get; } =
        new("--telemetry")
        {
            Description = "Show traces, metrics and logs; APPLICATIONINSIGHTS_CONNECTION_STRING sends them to Azure Monitor",
            Recursive = true,
        };

    public static Option<bool> Json { get; } =
        new("--json") { Description = "Answer with one JSON object on the output stream, for scripts", Recursive = true };

    /// <summary>Options that override the configuration, by key.</summary>
    public static IReadOnlyList<(string Key, Option Option)> Definition { get; } =
    [
        Number("MinShares", "--min-shares", "Shares that make an active ambassador"),
        Number("MinWeeks", "--min-weeks", "Different weeks that these shares must fall in"),
        Number("HorizonWeeks", "--horizon-weeks", "Weeks looked back on for activity, and forward for conversion"),
        Number("MaxRecent", "--max-recent", "Most shares of their own that a candidate made in the recent weeks"),
        Number("RecentWeeks", "--recent-weeks", "Weeks that are recent"),
        Number("SeenWithinWeeks", "--seen-within-weeks", "Weeks within which a candidate was last seen"),
        Number("WarmUpWeeks", "--warm-up-weeks", "Weeks of history before the first cut-off"),
        Number("StepWeeks", "--step-weeks", "Weeks from one cut-off to the next"),
        Number("Capacity", "--capacity", "People on the weekly list"),
        (
            $"{Conversion}:IncludeUnsurveyed",
            new Option<bool?>("--include-unsurveyed")
            {
                Description = "Let people without a valid survey be candidates",
                Arity = ArgumentArity.Zero,
            }
        ),
    ];

    /// <summary>Adds the options that define ambassadors and population.</summary>
    public static Command WithDefinition(this Command command)
    {
        foreach (var (_, option) in Definition)
        {
            command.Options.Add(option);
        }

        return command;
    }

    /// <summary>What the command line says.</summary>
    public static LocalSettings Read(ParseResult result)
    {
        var folder = result.GetValue(Out)!;
        var store = result.GetValue(Store);
        var cosmos = store is not null && IsEndpoint(store) ? new Uri(store) : null;
        return new(
            new StoreSettings(cosmos is null && store is not null ? FileOf(store) : Path.Combine(folder, "advocacy.db"), folder)
            {
                Cosmos = cosmos,
                Queues = result.GetValue(Queue),
                Blobs = result.GetValue(Blobs),
            },
            result.GetValue(AsOf),
            result.GetValue(Config),
            result.GetValue(Verbose),
            result.GetValue(Telemetry),
            Definition
                .Where(entry => result.GetResult(entry.Option) is { Implicit: false })
                .ToDictionary(entry => entry.Key, entry => ValueOf(result, entry.Option))
        )
        {
            IsJson = result.GetValue(Json),
        };
    }

    private static string? ValueOf(ParseResult result, Option option) =>
        option switch
        {
            Option<int?> number => result.GetValue(number)?.ToString(CultureInfo.InvariantCulture),
            _ => bool.TrueString,
        };

    private static (string Key, Option Option) Number(string key, string name, string description)
    {
        var standard = typeof(ConversionOptions).GetProperty(key)!.GetValue(new ConversionOptions());
        return ($"{Conversion}:{key}", new Option<int?>(name) { Description = $"{description} [default: {standard}]", HelpName = "N" });
    }

    private static string FileOf(string store) =>
        store.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase) ? store[Sqlite.Length..] : store;

    private static bool IsEndpoint(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static Option<Uri?> Endpoint(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "URI",
            Recursive = true,
            CustomParser = result =>
            {
                if (IsEndpoint(result.Tokens[0].Value))
                {
                    return new Uri(result.Tokens[0].Value);
                }

                result.AddError($"'{result.Tokens[0].Value}' is no endpoint such as https://account.queue.core.windows.net.");
                return null;
            },
        };
}
