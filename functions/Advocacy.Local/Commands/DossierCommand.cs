using System.CommandLine;
using Advocacy.Pipeline.Dossiers;

namespace Advocacy.Local.Commands;

/// <summary>dossier: papers for works councils and data protection officers.</summary>
internal static class DossierCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command(
            WriteDossier.Name,
            "Write the papers for the works council and the data protection officer, from what holds here, in English and French"
        );
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    var files = await context.Display.RunAsync(
                        WriteDossier.Name,
                        _ => host.Get<WriteDossier>().RunAsync(cancellationToken)
                    );
                    context.TellFiles(files);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }
}
