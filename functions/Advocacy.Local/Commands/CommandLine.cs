using System.CommandLine;
using System.CommandLine.Parsing;
using Advocacy.Pipeline.Configuration;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>The command line of the local head.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IAnsiConsole console,
        IAnsiConsole errors,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var root = Root(new CommandContext(console, errors, clock));
        var result = root.Parse(args);
        if (result.Errors.Count > 0 && result.Action is not GroupedHelp)
        {
            // Where a word was mistyped, that a command is missing is not what went wrong.
            foreach (var error in result.Errors.Where(error => result.UnmatchedTokens.Count == 0 || NamesOne(error, result)))
            {
                errors.WriteLine($"error: {InWords(error)}{NearestTo(result, error)}");
            }

            errors.WriteLine($"Try: {root.Name} {PathOf(result.CommandResult)}--help");
            return (int)ExitCode.Usage;
        }

        return await result.InvokeAsync(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
                Output = console.Profile.Out.Writer,
                Error = errors.Profile.Out.Writer,
            },
            cancellationToken
        );
    }

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)}{result.Command.Name} " : "";

    private static bool NamesOne(ParseError error, ParseResult result) =>
        result.UnmatchedTokens.Any(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal))
        || result.Errors.All(other => !other.Message.Contains('\'', StringComparison.Ordinal));

    /// <summary>What the parser says, without the names of types.</summary>
    private static string InWords(ParseError error)
    {
        var type = error.Message.IndexOf(" as expected type ", StringComparison.Ordinal);
        return type < 0
            ? error.Message
            : error.Message[..type] + (error.Message.Contains("System.Int", StringComparison.Ordinal) ? " as a whole number." : ".");
    }

    private static string NearestTo(ParseResult result, ParseError error)
    {
        var command = result.CommandResult.Command;
        var names = command
            .Subcommands.Where(one => !one.Hidden)
            .Select(one => one.Name)
            .Concat(command.Options.Concat(result.RootCommandResult.Command.Options).Select(option => option.Name));
        var word = result.UnmatchedTokens.FirstOrDefault(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal));
        return word is not null && StrictConfiguration.Nearest(word, names) is { } near ? $" Did you mean '{near}'?" : "";
    }

    private static RootCommand Root(CommandContext context)
    {
        var root = new RootCommand("Advocacy: what employees' posts reach, and who would willingly become an ambassador.")
        {
            RunCommand.Create(context),
            IngestCommand.Create(context),
            TrainCommand.Create(context),
            CandidatesCommand.Create(context),
            FeedbackCommand.Create(context),
            SurveyCommand.Create(context),
            SourcesCommand.Create(context),
            DirectoryCommand.Create(context),
            EffectCommand.Create(context),
            DigestCommand.Create(context),
            DossierCommand.Create(context),
            BenchmarkCommand.Create(context),
            WhatIfCommand.Create(context),
            LinksCommand.Create(context),
            CloseCommand.Create(context),
            CloseCommand.CreateReport(context),
            RestateCommand.Create(context),
            AuditCommand.Create(context),
            PersonCommand.Create(context),
            RetentionCommand.Create(context),
            ReplayCommand.Create(context),
            ModelCommand.Create(context),
            StatusCommand.Create(context),
            ConfigCommand.Create(context),
            CompletionCommand.Create(context),
            ServeCommand.Create(context),
            HealthCommand.Create(context),
            McpCommand.Create(context),
            SimulateCommand.Create(context),
        };
        foreach (var former in CloseCommand.CreateFormer(context))
        {
            root.Subcommands.Add(former);
        }

        foreach (
            var option in new Option[]
            {
                SharedOptions.Store,
                SharedOptions.Queue,
                SharedOptions.Blobs,
                SharedOptions.Out,
                SharedOptions.AsOf,
                SharedOptions.Config,
                SharedOptions.Json,
                SharedOptions.Verbose,
                SharedOptions.Telemetry,
            }
        )
        {
            root.Options.Add(option);
        }

        GroupedHelp.AddTo(root);
        return root;
    }
}
