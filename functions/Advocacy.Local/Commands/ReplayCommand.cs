using System.CommandLine;
using Advocacy.Pipeline.Recovery;
using Spectre.Console;
using static Advocacy.Local.Terminal.Numbers;

namespace Advocacy.Local.Commands;

/// <summary>replay: bad rows and poison messages once more.</summary>
internal static class ReplayCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("replay", "Send bad rows and poison messages through ingest again");
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    await host.RefuseRealPeopleAsync(cancellationToken);
                    var replayed = await host.Get<ReplayBadRows>().RunAsync(cancellationToken);
                    await host.DrainAsync(cancellationToken);
                    context.Answer("replayed", replayed);
                    var tooLong =
                        replayed.Stayed == 0
                            ? ""
                            : $"; {Counted(replayed.Stayed, "bad row")} too long for the queue: mend the files and ingest them again";
                    context.Console.WriteLine(
                        $"{Counted(replayed.Rows, "bad row")} and {Counted(replayed.Poison, "poison message")} sent again{tooLong}"
                    );
                    return await context.TellBadAsync(host, "'close' writes them to bad-rows.jsonl", cancellationToken);
                }
            )
        );
        return command;
    }
}
