using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace Advocacy.Benchmarks.Peers;

/// <summary>work: one piece of work, told as JSON; what 'peers' starts.</summary>
internal static class WorkCommand
{
    public static Command Create()
    {
        Argument<string> name = new("NAME"),
            program = new("PROGRAM"),
            input = new("INPUT"),
            folder = new("FOLDER");
        var command = new Command("work", "One piece of work, as 'peers' starts it") { name, program, input, folder };
        command.Hidden = true;
        command.SetAction(
            async (result, _) =>
            {
                var done = await WorkTable.DoAsync(
                    result.GetValue(name)!,
                    new(result.GetValue(program)!, result.GetValue(input)!, result.GetValue(folder)!)
                );
                Streams.Out().WriteLine(JsonSerializer.Serialize(done, JsonSerializerOptions.Web));
                return 0;
            }
        );
        return command;
    }
}
