using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Names and addresses, which are kept apart from everything else. Only who writes the list asks.</summary>
public interface IPeopleDirectory
{
    /// <summary>Who some pseudonyms are; those that the directory does not know are left out.</summary>
    /// <param name="pseudonyms">Who is asked for.</param>
    /// <param name="pseudonymOf">Gives the pseudonym of a company's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyDictionary<string, DirectoryEntry>> FindAsync(IReadOnlySet<string> pseudonyms, Func<string, string> pseudonymOf, CancellationToken cancellationToken);
}
