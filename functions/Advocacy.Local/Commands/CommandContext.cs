using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using Advocacy.Local.Hosting;
using Advocacy.Local.Terminal;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Stores;
using Advocacy.Stores.Sqlite;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>What every command is given, and how its errors are shown: one clear line, never a stack trace.</summary>
internal sealed class CommandContext(IAnsiConsole console, IAnsiConsole errors, TimeProvider clock)
{
    private static readonly IAnsiConsole Nowhere = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(TextWriter.Null) });
    private static readonly HashSet<string> AboutAStore = new(StringComparer.Ordinal)
    {
        "train",
        "candidates",
        "effect",
        "digest",
        "dossier",
        "mcp",
        "benchmark",
        "whatif",
        "links",
        "close",
        "report",
        "restate",
        "person",
        "retention",
        "status",
        "replay",
        "feedback",
        "directory",
    };

    private readonly JsonAnswer _answer = new();
    private bool _isJson;

    /// <summary>Where people read results; nowhere where a program asked.</summary>
    public IAnsiConsole Console => _isJson ? Nowhere : console;

    /// <summary>When the command began, UTC.</summary>
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>The clock.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Where progress is shown.</summary>
    public StageDisplay Display { get; } = new(errors, clock);

    /// <summary>A command's action that touches no store.</summary>
    public Func<ParseResult, int> Alone(Func<LocalSettings, ParseResult, ExitCode> action) =>
        result =>
        {
            var settings = SharedOptions.Read(result);
            settings = settings with { Defaults = SimulateCommand.DefaultsIn(settings.Out, isSure: false) };
            try
            {
                return (int)action(settings, result);
            }
            catch (Exception e)
            {
                return Explain(e, settings);
            }
        };

    /// <summary>A command's action over a started host.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> Over(
        Func<LocalHost, LocalSettings, ParseResult, CancellationToken, Task<ExitCode>> action
    ) =>
        async (result, cancellationToken) =>
        {
            var settings = SharedOptions.Read(result);
            settings = settings with
            {
                IsServing = result.CommandResult.Command.Name == ServeCommand.Name,
                NeedsStore = AboutAStore.Contains(TopOf(result.CommandResult)),
                Defaults = SimulateCommand.DefaultsIn(settings.Out, RunCommand.IsOfSimulated(result)),
            };
            _isJson = settings.IsJson;
            if (settings.Stores.Mistake is { } mistake)
            {
                return Tell(ExitCode.Usage, mistake);
            }

            try
            {
                using var host = await LocalHost.StartAsync(
                    settings,
                    settings.IsServing ? new ShiftedClock(clock) : clock,
                    cancellationToken
                );
                var code = await action(host, settings, result, cancellationToken);
                if (_isJson)
                {
                    console.Profile.Out.Writer.Write(_answer.ToString());
                }

                return (int)code;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return Tell(ExitCode.Stopped, "stopped; the same command goes on where this one was");
            }
            catch (Exception e)
            {
                return Explain(e, settings);
            }
        };

    /// <summary>Tells a program something by name.</summary>
    public void Answer(string name, object? value) => _answer.Add(name, value);

    /// <summary>Tells where files are.</summary>
    public void TellFiles(IEnumerable<string> files)
    {
        var made = files.ToList();
        Answer("files", made);
        Console.WriteLine();
        Console.WriteLine("Made:");
        foreach (var file in made)
        {
            Console.WriteLine($"  {file}");
        }

        if ((made.Find(file => file.EndsWith("report.html", StringComparison.Ordinal)) ?? made.Find(IsToOpen)) is { } open)
        {
            Console.WriteLine($"Open {open}");
        }
    }

    /// <summary>Tells figures, no wider than a terminal.</summary>
    public void TellTable(Table table) => Tables.Write(Console, table);

    private static bool IsToOpen(string file) => Path.GetExtension(file) is ".html" or ".xlsx" or ".md";

    /// <summary>Tells of something that is wrong, in a line.</summary>
    public void TellError(string message) => errors.WriteLine(TerminalText.Printable(message));

    /// <summary>The command that stands first.</summary>
    private static string TopOf(CommandResult result) =>
        result.Parent is CommandResult { Parent: not null } parent ? TopOf(parent) : result.Command.Name;

    private int Explain(Exception exception, LocalSettings settings) =>
        exception switch
        {
            OptionsValidationException e => Tell(ExitCode.Usage, [.. e.Failures]),
            AggregateException e when e.InnerExceptions.All(inner => inner is OptionsValidationException) => Tell(
                ExitCode.Usage,
                [.. e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)]
            ),
            AggregateException { InnerExceptions: [var only] } => Explain(only, settings),
            RefusedFileException => Tell(ExitCode.SomeRowsBad, exception.Message),
            UsageException
            or NotConsultedException
            or ModelMismatchException
            or FileNotFoundException
            or InvalidDataException
            or ForeignSourceException => Tell(ExitCode.Usage, exception.Message),
            KeyMismatchException => Tell(ExitCode.Usage, $"{settings.Store}: {exception.Message}"),
            OverflowException => Tell(
                ExitCode.DependencyDown,
                "a sum is too large to be held (above 9.2·10^18): counters in the store are absurd; erase or expire their shares, or "
                    + "begin a new store"
            ),
            InvalidOperationException e when e.InnerException is FormatException or ArgumentException => Tell(
                ExitCode.Usage,
                $"{e.Message} {e.InnerException.Message}"
            ),
            StoreVersionException e => Tell(ExitCode.Usage, $"{settings.Store}: {e.Message}; choose another --store"),
            StoreLockedException => Tell(ExitCode.DependencyDown, exception.Message),
            DbException e => Tell(ExitCode.DependencyDown, $"the store {settings.Store} cannot be used: {e.Message}"),
            _ when Dependencies.Describe(exception) is { } line => Tell(
                ExitCode.DependencyDown,
                settings.Stores.Endpoints.Any() ? $"{line} ({string.Join(", ", settings.Stores.Endpoints)})" : line
            ),
            UnauthorizedAccessException => Tell(ExitCode.DependencyDown, $"no access: {exception.Message}"),
            IOException => Tell(ExitCode.DependencyDown, exception.Message),
            _ => Tell(
                ExitCode.DependencyDown,
                $"unexpected {exception.GetType().Name}: {exception.Message} (details in {WriteDetails(exception, settings)})"
            ),
        };

    private int Tell(ExitCode code, params IReadOnlyList<string> messages)
    {
        foreach (var message in messages)
        {
            errors.WriteLine($"error: {TerminalText.Printable(message.ReplaceLineEndings(" "))}");
        }

        return (int)code;
    }

    private static string WriteDetails(Exception exception, LocalSettings settings)
    {
        var file = Path.Combine(settings.Out, "error.log");
        try
        {
            Directory.CreateDirectory(settings.Out);
            File.WriteAllText(file, exception.ToString());
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "no file: " + e.Message;
        }
    }
}
