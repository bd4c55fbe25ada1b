using Advocacy.Domain.Ambassadors;

namespace Advocacy.Ml.Features;

/// <summary>Counts over instants (UTC, ascending) before a cut-off.</summary>
internal static class Windows
{
    public const int Week = 7;

    /// <summary>Instants in the weeks before a cut-off.</summary>
    public static int CountWithin(DateTimeOffset[] instants, DateTimeOffset at, int weeks) => Within(instants, at, weeks).Length;

    /// <summary>The instants in the weeks before a cut-off.</summary>
    public static ReadOnlySpan<DateTimeOffset> Within(DateTimeOffset[] instants, DateTimeOffset at, int weeks) =>
        AmbassadorDefinition.Window(instants, at.AddDays(-weeks * Week), at);

    /// <summary>Days since the last one, or missing.</summary>
    public static float DaysSinceLast(DateTimeOffset[] instants, DateTimeOffset at)
    {
        var before = AmbassadorDefinition.CountBefore(instants, at);
        return before == 0 ? float.NaN : (float)(at - instants[before - 1]).TotalDays;
    }
}
