namespace Advocacy.Tests.Support;

/// <summary>Weeks by their names.</summary>
internal static class Weeks
{
    public static IsoWeek Week(string name) => IsoWeek.Parse(name);
}
