using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace Advocacy.Tests.Support;

/// <summary>A command line run within the test, with what it said.</summary>
internal sealed record CommandLineRun(int Code, string Output, string Errors)
{
    private static readonly FakeTimeProvider Clock = new(new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));

    public static async Task<CommandLineRun> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(args, Console(output), Console(errors), Clock, CancellationToken.None);
        return new(code, output.ToString(), errors.ToString());
    }

    private static IAnsiConsole Console(TextWriter writer)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Interactive = InteractionSupport.No,
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
            }
        );
        console.Profile.Width = 200;
        return console;
    }
}
