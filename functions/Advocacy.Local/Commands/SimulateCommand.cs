using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO.Compression;
using Advocacy.Domain.Values;
using Advocacy.Local.Hosting;
using Advocacy.Local.Simulation;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Returns;
using Advocacy.Pipeline.WeeklyList;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>simulate: the events of a company that does not exist.</summary>
internal static class SimulateCommand
{
    private const int People = 1200;
    private const int Months = 18;
    private const int Seed = 20250106;

    // The day on which it began to ask its people.
    private const string ConsultedOn = "2025-01-06";

    /// <summary>The key of its pseudonyms, which is no secret.</summary>
    public const string PublishedKey = PrivacyOptions.PublishedKey;

    public static Command Create(CommandContext context)
    {
        var people = Number("--people", "People", People, 24, 1_000_000);
        var months = Number("--months", "Months", Months, 1, 240);
        var seed = Number("--seed", "Seed; the same one writes the same events", Seed, 0, int.MaxValue);
        var command = new Command("simulate", "Write the events of a simulated company") { people, months, seed };
        command.SetAction(
            context.Over(
                async (host, settings, result, cancellationToken) =>
                {
                    await RefuseOtherPeopleAsync(host, settings, cancellationToken);
                    var (file, events) = await WriteAsync(
                        context,
                        settings,
                        result.GetValue(people),
                        result.GetValue(months),
                        result.GetValue(seed),
                        cancellationToken
                    );
                    context.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{events:N0} events"));
                    context.TellFiles([file, PeopleIn(settings.Out)]);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    /// <summary>Refuses to put the simulated company where other people are.</summary>
    /// <exception cref="UsageException">They are.</exception>
    public static async Task RefuseOtherPeopleAsync(LocalHost host, LocalSettings settings, CancellationToken cancellationToken)
    {
        var isNew = settings.Stores.Cosmos is null && !File.Exists(settings.Store);
        if (
            !File.Exists(FileIn(settings.Out))
            && !isNew
            && (await host.Get<IActivityStore>().CountAsync(Purpose.Rights, cancellationToken)).Employees > 0
        )
        {
            throw new UsageException(
                $"{settings.Store} holds other events; choose another --out for the simulated company, or name events with --input"
            );
        }
    }

    /// <summary>Where the events of the simulated company are.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "simulated", "events.jsonl.gz");

    /// <summary>Where the names of its people are.</summary>
    public static string PeopleIn(string folder) => Path.Combine(folder, "simulated", "people.csv");

    /// <summary>What holds for the simulated company where nobody says otherwise: its directory, and keys that are no secret, so that
    /// everybody sees the same list.</summary>
    /// <param name="folder">The folder for what is made.</param>
    /// <param name="isSure">Whether it will be written, if it is not there yet.</param>
    public static IReadOnlyDictionary<string, string?> DefaultsIn(string folder, bool isSure)
    {
        var defaults = new Dictionary<string, string?>();
        if (isSure || File.Exists(FileIn(folder)))
        {
            defaults["Advocacy:Directory:File"] = PeopleIn(folder);
            defaults[$"{ProgrammeOptions.Section}:{nameof(ProgrammeOptions.ConsultedOn)}"] = ConsultedOn;
            // Who invents a company invents what came of it too.
            defaults[$"{ReturnOptions.Section}:{nameof(ReturnOptions.HiresAYear)}"] = "4";
            defaults[$"{ReturnOptions.Section}:{nameof(ReturnOptions.Hire)}"] = "8000";
            foreach (var (word, french) in SimulatedContents.FrenchNames)
            {
                defaults[$"{PageOptions.Section}:{nameof(PageOptions.Names)}:fr:{word}"] = french;
            }
        }

        // Who has keys there has people there who are known by them.
        if (defaults.Count > 0 && !Directory.Exists(Path.Combine(folder, "keys")))
        {
            defaults[$"{SelectionOptions.Section}:{nameof(SelectionOptions.Key)}"] = PublishedKey;
            defaults[$"{PrivacyOptions.Section}:{nameof(PrivacyOptions.PseudonymKey)}"] = PublishedKey;
            defaults[$"{PrivacyOptions.Section}:{nameof(PrivacyOptions.OnlySource)}"] = EventWriter.Source;
        }

        return defaults;
    }

    /// <summary>Writes the company that 'run' takes.</summary>
    public static Task<(string File, long Events)> WriteAsync(
        CommandContext context,
        LocalSettings settings,
        CancellationToken cancellationToken
    ) => WriteAsync(context, settings, People, Months, Seed, cancellationToken);

    private static Task<(string File, long Events)> WriteAsync(
        CommandContext context,
        LocalSettings settings,
        int people,
        int months,
        int seed,
        CancellationToken cancellationToken
    ) =>
        context.Display.RunAsync(
            "simulate",
            progress =>
                Task.Run(
                    () =>
                    {
                        var file = FileIn(settings.Out);
                        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                        long events;
                        using (var stream = new BufferedStream(new GZipStream(File.Create(file + ".part"), CompressionLevel.Fastest)))
                        {
                            events = SimulatedCompany.Write(stream, people, months, seed, progress, cancellationToken, hasLists: true);
                        }

                        using (var names = File.Create(PeopleIn(settings.Out)))
                        {
                            SimulatedNames.Write(names, people);
                        }

                        File.Move(file + ".part", file, overwrite: true);
                        return (file, events);
                    },
                    cancellationToken
                )
        );

    private static Option<int> Number(string name, string description, int standard, int min, int max)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result => Check(result, name, min, max));
        return option;
    }

    private static void Check(OptionResult result, string name, int min, int max)
    {
        if (result.GetValueOrDefault<int>() is var value && (value < min || value > max))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but must be from {min} to {max}."));
        }
    }
}
