using Spectre.Console;

namespace Advocacy.Local.Terminal;

/// <summary>The terminal's error stream.</summary>
internal static class Stderr
{
    /// <summary>A console that writes to it.</summary>
    public static IAnsiConsole Create() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Open()) });

#pragma warning disable RS0030 // The one place where the error stream is opened; Spectre.Console has none of its own.
    private static TextWriter Open() => Console.Error;
#pragma warning restore RS0030
}
