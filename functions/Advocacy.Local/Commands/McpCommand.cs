using System.CommandLine;
using Advocacy.Local.Hosting;
using Advocacy.Local.Questions;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using ModelContextProtocol.Server;

namespace Advocacy.Local.Commands;

/// <summary>mcp: published figures for a language model, by the Model Context Protocol on the standard streams.</summary>
internal static class McpCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command(
            "mcp",
            "Answer a language model's questions about published figures (Model Context Protocol, on the standard streams)"
        );
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    var options = OptionsOf(ReaderOf(host));
                    await using var transport = new StdioServerTransport(options);
                    await using var server = McpServer.Create(transport, options);
                    await server.RunAsync(cancellationToken);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    /// <summary>What reads published figures, over a host.</summary>
    internal static PublishedFiguresReader ReaderOf(LocalHost host) =>
        new(host.Get<ILedger>(), host.Get<IActivityStore>(), host.Get<IMeasurements>(), host.Get<IModelStore>());

    private static McpServerOptions OptionsOf(PublishedFiguresReader reader)
    {
        var questions = new FigureQuestions(reader.ReadAsync);
        return new()
        {
            ServerInfo = new() { Name = "advocacy", Version = typeof(McpCommand).Assembly.GetName().Version?.ToString(3) ?? "0" },
            ServerInstructions =
                "Figures of an employee advocacy programme, as they were published. Call 'describe' first. Say how a figure is defined "
                + "when you use it, and that reach may be estimated. Nothing can be asked about single people.",
            ToolCollection =
            [
                Tool("describe", questions.DescribeAsync),
                Tool("figures", questions.FiguresAsync),
                Tool("visits", questions.VisitsAsync),
                Tool("effect", questions.EffectAsync),
                Tool("model", questions.ModelAsync),
            ],
        };
    }

    private static McpServerTool Tool(string name, Delegate answer) =>
        McpServerTool.Create(
            answer,
            new()
            {
                Name = name,
                ReadOnly = true,
                Destructive = false,
                OpenWorld = false,
            }
        );
}
