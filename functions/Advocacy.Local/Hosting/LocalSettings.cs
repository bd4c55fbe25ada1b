using Advocacy.Stores;

namespace Advocacy.Local.Hosting;

/// <summary>What the command line says for every command.</summary>
/// <param name="Stores">Where things are kept.</param>
/// <param name="AsOf">The day that counts as today, or null for the day after the newest event.</param>
/// <param name="Config">A configuration file, or null.</param>
/// <param name="Verbose">Whether logs are shown.</param>
/// <param name="IsTelemetryShown">Whether traces and metrics are shown.</param>
/// <param name="Overrides">Options that the command line names, by key of the configuration.</param>
internal sealed record LocalSettings(
    StoreSettings Stores,
    DateOnly? AsOf,
    string? Config,
    bool Verbose,
    bool IsTelemetryShown,
    IReadOnlyDictionary<string, string?> Overrides
)
{
    /// <summary>Whether it serves, and nobody waits: what failed is tried again after minutes, as in Azure; otherwise after
    /// seconds.</summary>
    public bool IsServing { get; init; }

    /// <summary>Whether the command is about what a store holds, and so makes none.</summary>
    public bool NeedsStore { get; init; }

    /// <summary>Whether the answer is JSON.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether the store or the queue is elsewhere.</summary>
    public bool IsRemote => Stores.Cosmos is not null || Stores.Queues is not null;

    /// <summary>Options that hold where neither configuration nor environment says otherwise.</summary>
    public IReadOnlyDictionary<string, string?> Defaults { get; init; } = new Dictionary<string, string?>();

    /// <summary>The store, as people name it.</summary>
    public string Store => Stores.Cosmos?.ToString() ?? Stores.StoreFile;

    /// <summary>The folder for what is made.</summary>
    public string Out => Stores.OutputFolder;
}
