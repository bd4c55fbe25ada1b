namespace Advocacy.Adapters.Sources.Exports;

/// <summary>The network of a share in an export: a column, or one network for all.</summary>
internal sealed record ExportNetwork
{
    /// <summary>The column, or null where all are of one network.</summary>
    public string? Column { get; init; }

    /// <summary>The network of all, or null where a column says it.</summary>
    public string? Is { get; init; }

    /// <summary>What networks are called in the contract, by what the column calls them; others are called the same in lower case.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with it, or null.</summary>
    internal string? Mistake => Column is null == Is is null ? "network must have either a column or 'is'" : null;

    /// <summary>The network that a cell names.</summary>
    internal string Of(string text) => Is ?? Names.FirstOrDefault(name => name.Key.Equals(text, StringComparison.OrdinalIgnoreCase)).Value ?? text.ToLowerInvariant();
}
