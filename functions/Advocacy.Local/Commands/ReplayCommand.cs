using System.CommandLine;
using System.Globalization;
using Advocacy.Pipeline.Recovery;
using Spectre.Console;

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
                    context.Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{replayed.Rows:N0} bad rows and {replayed.Poison:N0} poison messages sent again; {replayed.Stayed:N0} bad "
                                + $"rows stayed, being too long for the queue: mend their files and ingest them again"
                        )
                    );
                    return await context.TellBadAsync(host, "'close' writes them to bad-rows.jsonl", cancellationToken);
                }
            )
        );
        return command;
    }
}
