using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Writes what is held of people, for themselves. Each file appears whole or not at all, in the place of the last.</summary>
public interface IPersonReports
{
    /// <summary>All that is held of a person, for themselves: as JSON, and for reading in English and French.</summary>
    /// <returns>Where the files are.</returns>
    Task<IReadOnlyList<string>> WritePersonAsync(PersonExport person, CancellationToken cancellationToken);
}
