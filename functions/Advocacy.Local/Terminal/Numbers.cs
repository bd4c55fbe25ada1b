using System.Globalization;

namespace Advocacy.Local.Terminal;

/// <summary>Numbers as commands show them.</summary>
internal static class Numbers
{
    /// <summary>A whole number, its thousands set apart.</summary>
    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>So many of something: "1 bad row", "2 bad rows".</summary>
    public static string Counted(long count, string one) => $"{Whole(count)} {one}{(count == 1 ? "" : "s")}";
}
