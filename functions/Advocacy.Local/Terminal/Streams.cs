using Spectre.Console;

namespace Advocacy.Local.Terminal;

/// <summary>The output and error streams. Where they are no terminal, nothing is wrapped: a line is a line to the next program.</summary>
internal static class Streams
{
    private const int Unwrapped = 10_000;

    /// <summary>The output stream.</summary>
    public static IAnsiConsole Out() => Widened(AnsiConsole.Console);

    /// <summary>The error stream.</summary>
    public static IAnsiConsole Error() => Widened(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(OpenError()) }));

    private static IAnsiConsole Widened(IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = Unwrapped;
        }

        return console;
    }

#pragma warning disable RS0030 // The one place where the error stream is opened; Spectre.Console has none of its own.
    private static TextWriter OpenError() => Console.Error;
#pragma warning restore RS0030
}
