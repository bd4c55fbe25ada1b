using System.Globalization;

namespace Advocacy.Local.Terminal;

/// <summary>Numbers as commands show them.</summary>
internal static class Numbers
{
    /// <summary>A whole number, its thousands set apart.</summary>
    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
