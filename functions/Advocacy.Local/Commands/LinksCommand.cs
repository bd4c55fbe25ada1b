using System.CommandLine;
using Advocacy.Pipeline.Events;
using Advocacy.Web.Contents;
using Spectre.Console;
using static Advocacy.Local.Terminal.Numbers;

namespace Advocacy.Local.Commands;

/// <summary>links: the links of contents, tagged so that web analytics can tell which content and network visits come from.</summary>
internal static class LinksCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("links", "Write tagged links of all contents that are worth sharing, network by network");
        command.SetAction(
            context.Over(
                async (host, settings, _, cancellationToken) =>
                {
                    var asOf = new DateTimeOffset(await host.AsOfAsync(cancellationToken), TimeOnly.MinValue, TimeSpan.Zero);
                    var file = Path.Combine(settings.Out, "links.csv");
                    await using var stream = File.Create(file);
                    var contents = host.Get<IActivityStore>().ReadContentsAsync(cancellationToken);
                    var written = await TrackedLinks.WriteAsync(stream, contents, asOf, cancellationToken);
                    context.Answer("links", written);
                    context.Console.WriteLine($"{Counted(written, "link")}; they name contents and networks, and nobody.");
                    context.TellFiles([file]);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }
}
