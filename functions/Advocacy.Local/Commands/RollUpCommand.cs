using System.CommandLine;
using System.Globalization;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Figures;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>rollup: what shares gained by day, person, network and content.</summary>
internal static class RollUpCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("rollup", "Roll up what shares gained by day").WithDefinition();
        command.SetAction(
            context.Over(
                async (host, settings, _, cancellationToken) =>
                {
                    var asOf = await host.AsOfAsync(cancellationToken);
                    var rolledUp = await RollUpAsync(context, host, asOf, cancellationToken);
                    context.Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{rolledUp.Rows:N0} rows of {rolledUp.People:N0} people before {asOf:yyyy-MM-dd}, in {settings.Store}"
                        )
                    );
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    public static Task<RolledUp> RollUpAsync(CommandContext context, LocalHost host, DateOnly asOf, CancellationToken cancellationToken) =>
        context.Display.RunAsync(
            "rollup",
            progress => host.Get<RollUpReach>().RunAsync(DateOnly.MinValue, asOf, progress, cancellationToken)
        );
}
