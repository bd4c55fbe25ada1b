using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Advocacy.Local.Commands;

/// <summary>Help that fits 80 columns: the commands in groups, and the options of every command said once, by --help alone.</summary>
internal sealed class GroupedHelp(HelpAction help, RootCommand root) : SynchronousCommandLineAction
{
    private const int Columns = 80;
    private const int Indent = 13;

    /// <summary>The groups, and the commands of each.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<string> Commands)> Groups { get; } =
    [
        ("Everything", ["run", "serve", "health", "simulate"]),
        ("Take in", ["ingest", "survey", "sources", "directory", "feedback", "replay"]),
        ("Make", ["close", "report", "train", "candidates", "effect", "digest", "dossier", "links", "benchmark", "restate"]),
        ("Look", ["status", "whatif", "model", "audit", "config", "mcp"]),
        ("Rights of people", ["person", "retention"]),
        ("The shell", ["completion"]),
    ];

    /// <inheritdoc/>
    public override bool Terminating => true;

    /// <summary>Takes the place of the help that a command line comes with.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new GroupedHelp((HelpAction)option.Action!, root);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = Columns;
        var isRoot = parseResult.CommandResult.Command == root;
        var unsaid = isRoot ? root.Subcommands.Cast<Symbol>() : root.Options.Where(option => option is not HelpOption);
        var hidden = unsaid.Where(symbol => !symbol.Hidden).ToList();
        hidden.ForEach(symbol => symbol.Hidden = true);
        var code = help.Invoke(parseResult);
        hidden.ForEach(symbol => symbol.Hidden = false);
        var output = parseResult.InvocationConfiguration.Output;
        if (!isRoot)
        {
            output.WriteLine($"The options of every command: {root.Name} --help");
            return code;
        }

        foreach (var (group, commands) in Groups)
        {
            output.WriteLine($"{group}:");
            foreach (var command in root.Subcommands.Where(command => commands.Contains(command.Name)))
            {
                WriteCommand(output, command);
            }

            output.WriteLine();
        }

        output.WriteLine($"The options of one command: {root.Name} COMMAND --help");
        return code;
    }

    private static void WriteCommand(TextWriter output, Command command)
    {
        var line = "  " + command.Name.PadRight(Indent - 2);
        foreach (var word in (command.Description ?? "").Split(' '))
        {
            if (line.Length + 1 + word.Length > Columns)
            {
                output.WriteLine(line);
                line = new string(' ', Indent);
            }

            line += " " + word;
        }

        output.WriteLine(line);
    }
}
