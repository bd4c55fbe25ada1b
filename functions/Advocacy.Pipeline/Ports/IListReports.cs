using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Writes lists for HR. Each file appears whole or not at all, in the place of the last.</summary>
public interface IListReports
{
    /// <summary>The list of a week for HR, with names where they are known.</summary>
    /// <returns>Where its files are.</returns>
    Task<IReadOnlyList<string>> WriteListAsync(ListRecord list, IReadOnlyDictionary<string, DirectoryEntry> directory, CancellationToken cancellationToken);

    /// <summary>Lets go of all files of a week's list, messages included.</summary>
    Task RemoveListAsync(string list, CancellationToken cancellationToken);

    /// <summary>Whether a file of a week's list names a person, within archives and messages too.</summary>
    Task<bool> NamesAsync(string list, PersonNames names, CancellationToken cancellationToken);
}
