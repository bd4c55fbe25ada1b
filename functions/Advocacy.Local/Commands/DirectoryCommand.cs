using System.CommandLine;
using Advocacy.Pipeline.WeeklyList;
using Spectre.Console;
using static Advocacy.Local.Terminal.Numbers;

namespace Advocacy.Local.Commands;

/// <summary>directory: whether the tables of names and accounts are right.</summary>
internal static class DirectoryCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("directory", "Check the directory of names and the accounts: what stands there twice, what is nobody's");
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    var found = await host.Get<IDirectoryCheck>().RunAsync(cancellationToken);
                    context.Answer("directory", found);
                    context.Console.WriteLine(
                        $"{Whole(found.Known)} ids of the directory are people in the store, {Whole(found.Nobody)} are not; "
                            + $"{Whole(found.Problems.Count)} problems"
                    );
                    foreach (var problem in found.Problems)
                    {
                        context.TellError(problem);
                    }

                    return found.Problems.Count == 0 ? ExitCode.Done : ExitCode.SomeRowsBad;
                }
            )
        );
        return command;
    }
}
