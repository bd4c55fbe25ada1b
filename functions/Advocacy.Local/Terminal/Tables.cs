using Spectre.Console;

namespace Advocacy.Local.Terminal;

/// <summary>Tables on a stream: as wide as the terminal, or of 80 columns where there is none. Scripts read --json.</summary>
internal static class Tables
{
    private const int Columns = 80;

    /// <summary>Writes one.</summary>
    public static void Write(IAnsiConsole console, Table table)
    {
        var width = console.Profile.Width;
        console.Profile.Width = console.Profile.Out.IsTerminal ? width : Math.Min(width, Columns);
        console.Write(table);
        console.Profile.Width = width;
    }
}
