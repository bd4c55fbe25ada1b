using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Advocacy.Local.Hosting;
using Advocacy.Local.Terminal;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;
using Advocacy.Stores;
using Advocacy.Stores.Sqlite;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>What every command is given, and how its errors are shown: one clear line, never a stack trace.</summary>
internal sealed class CommandContext(IAnsiConsole console, IAnsiConsole errors, TimeProvider clock)
{
    /// <summary>Where results are written.</summary>
    public IAnsiConsole Console => console;

    /// <summary>The clock.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Where progress is shown.</summary>
    public StageDisplay Display { get; } = new(console, clock);

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
                Defaults = SimulateCommand.DefaultsIn(settings.Out, RunCommand.IsOfSimulated(result)),
            };
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
                return (int)await action(host, settings, result, cancellationToken);
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

    /// <summary>Tells where files are.</summary>
    public void TellFiles(IEnumerable<string> files)
    {
        console.WriteLine();
        console.WriteLine("Made:");
        var made = files.ToList();
        foreach (var file in made)
        {
            console.WriteLine($"  {file}");
        }

        var open = made.Find(file => file.EndsWith("report.html", StringComparison.Ordinal)) ?? made.Find(IsToOpen);
        if (open is not null)
        {
            console.WriteLine($"Open {open}");
        }
    }

    private static bool IsToOpen(string file) => Path.GetExtension(file) is ".html" or ".xlsx" or ".md";

    /// <summary>Tells of something that is wrong, in a line.</summary>
    public void TellError(string message) => errors.WriteLine(TerminalText.Printable(message));

    /// <summary>Tells of bad rows and poison messages, if there are any.</summary>
    public async Task<ExitCode> TellBadAsync(LocalHost host, string where, CancellationToken cancellationToken)
    {
        var bad = await host.Get<IBadRowStore>().CountAsync(cancellationToken);
        var poison = await host.CountPoisonAsync(cancellationToken);
        if (bad.Count > 0)
        {
            var reasons = string.Join(
                ", ",
                bad.OrderByDescending(pair => pair.Value)
                    .ThenBy(pair => pair.Key)
                    .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:N0}"))
            );
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bad.Values.Sum():N0} bad rows ({reasons}): {where}"));
        }

        if (poison > 0)
        {
            errors.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{poison:N0} messages failed too often (--verbose says why); 'replay' sends them again"
                )
            );
        }

        return bad.Count > 0 || poison > 0 ? ExitCode.SomeRowsBad : ExitCode.Done;
    }

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
            UsageException or ModelMismatchException or FileNotFoundException or InvalidDataException or ForeignSourceException => Tell(
                ExitCode.Usage,
                exception.Message
            ),
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
            IOException or UnauthorizedAccessException => Tell(ExitCode.DependencyDown, exception.Message),
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
