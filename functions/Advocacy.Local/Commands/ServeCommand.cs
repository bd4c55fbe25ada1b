using System.CommandLine;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>serve: every queue and timer, on the real clock, for a company that wants no cloud.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create(CommandContext context)
    {
        var command = new Command(Name, "Run every queue and timer until stopped (Ctrl-C or SIGTERM)").WithDefinition();
        command.SetAction(
            context.Over(
                async (host, settings, _, cancellationToken) =>
                {
                    await host.RefuseRealPeopleAsync(cancellationToken);
                    context.Console.WriteLine(
                        $"Serving {string.Join(", ", Topology.Triggers.Select(trigger => $"{trigger.Name} ({trigger.Binding})"))} on "
                            + $"{settings.Store}; times are UTC."
                    );
                    await new TopologyServer(host, context.Clock, context.Console.WriteLine).RunAsync(cancellationToken);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }
}
