namespace Advocacy.Adapters.Sources.Exports;

/// <summary>The counters of the contract.</summary>
internal static class EventCounters
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["impressions", "reactions", "comments", "reshares", "clicks"];
}
