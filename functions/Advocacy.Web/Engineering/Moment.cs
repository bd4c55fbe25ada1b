using System.Globalization;

namespace Advocacy.Web.Engineering;

/// <summary>Instants as engineers read them.</summary>
internal static class Moment
{
    public const string None = "–";

    /// <summary>An instant, UTC, to the minute; a dash where there is none.</summary>
    public static string Of(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? None;
}
