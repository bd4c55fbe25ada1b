using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Names and addresses, which are kept apart from everything else. Only the writer of the list asks.</summary>
public interface IPeopleDirectory
{
    /// <summary>Who some pseudonyms are; those that the directory does not know are left out.</summary>
    /// <param name="pseudonyms">Who is asked for.</param>
    /// <param name="pseudonymOf">Gives the pseudonym of a company's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyDictionary<PersonId, DirectoryEntry>> FindAsync(
        IReadOnlySet<PersonId> pseudonyms,
        Func<EmployeeId, PersonId> pseudonymOf,
        CancellationToken cancellationToken
    );
}

/// <summary>Who a pseudonym is, for the people who invite them.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address, or null.</param>
public sealed record DirectoryEntry(string Name, string? Email);
