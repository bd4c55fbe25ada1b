using System.CommandLine;
using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Rights;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>retention: lets go of what is too old.</summary>
internal static class RetentionCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("retention", "Delete what is older than the options say, and take people who withdrew out of the lists");
        command.SetAction(
            context.Over(
                async (host, settings, _, cancellationToken) =>
                {
                    var retained = await context.Display.RunAsync(
                        "retention",
                        _ => host.Get<ApplyRetention>().RunAsync(settings.AsOf ?? context.Clock.Today(), cancellationToken)
                    );
                    context.Answer("retained", retained);
                    context.Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Let go of what is too old in {settings.Store}; {retained.Lists:N0} lists changed or gone, "
                                + $"{retained.BadRows:N0} bad rows and {retained.AuditEntries:N0} entries of the audit gone"
                        )
                    );
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }
}
