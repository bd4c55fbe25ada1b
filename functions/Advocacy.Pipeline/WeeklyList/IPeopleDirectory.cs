using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Names and addresses, which are kept apart from everything else. Only the writer of the list asks, and HR's page of
/// it.</summary>
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
public sealed record DirectoryEntry(string Name, string? Email)
{
    /// <summary>The company's id, which events name them by.</summary>
    public EmployeeId? Employee { get; init; }
}

/// <summary>Holds the directory of names and the accounts against the people in the store.</summary>
public interface IDirectoryCheck
{
    /// <summary>What stands there twice, and what is nobody's.</summary>
    Task<DirectoryFindings> RunAsync(CancellationToken cancellationToken);
}

/// <summary>What the directory and the accounts hold that is not right.</summary>
/// <param name="Known">Ids of people in the store.</param>
/// <param name="Nobody">Ids of nobody in it.</param>
/// <param name="Problems">What is wrong, a line each.</param>
public sealed record DirectoryFindings(int Known, int Nobody, IReadOnlyList<string> Problems);
