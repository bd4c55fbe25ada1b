using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Writes what people read. Each file appears whole or not at all, in the place of the last.</summary>
public interface IReports
{
    /// <summary>The page that marketing reads, and a summary by network.</summary>
    /// <returns>Where the files are.</returns>
    Task<IReadOnlyList<string>> WriteMarketingAsync(MarketingReport report, CancellationToken cancellationToken);

    /// <summary>The list of a week for HR, with names where they are known.</summary>
    /// <returns>Where its files are.</returns>
    Task<IReadOnlyList<string>> WriteListAsync(ListRecord list, IReadOnlyDictionary<string, DirectoryEntry> directory, CancellationToken cancellationToken);

    /// <summary>Lets go of all files of a week's list, messages included.</summary>
    Task RemoveListAsync(string list, CancellationToken cancellationToken);

    /// <summary>Whether a file of a week's list names a person, within archives and messages too.</summary>
    Task<bool> NamesAsync(string list, PersonNames names, CancellationToken cancellationToken);

    /// <summary>What the lists changed, for HR.</summary>
    /// <returns>Where its files are.</returns>
    Task<IReadOnlyList<string>> WriteEffectAsync(EffectReport report, CancellationToken cancellationToken);

    /// <summary>All that is held of a person, for themselves: as JSON, and for reading in English and French.</summary>
    /// <returns>Where the files are.</returns>
    Task<IReadOnlyList<string>> WritePersonAsync(PersonExport person, CancellationToken cancellationToken);

    /// <summary>The bad rows, for engineers.</summary>
    /// <returns>Where they are.</returns>
    Task<string> WriteBadRowsAsync(IAsyncEnumerable<BadRow> rows, CancellationToken cancellationToken);
}
