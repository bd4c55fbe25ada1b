using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>What the company's directory says of a person under their pseudonym. Anything can be unknown.</summary>
/// <param name="Department">Department.</param>
/// <param name="Team">Team within it.</param>
/// <param name="Country">Country code.</param>
/// <param name="Language">Language tag.</param>
/// <param name="HiredOn">First working day.</param>
public sealed record EmployeeAttributes(string? Department, string? Team, string? Country, string? Language, DateOnly? HiredOn)
{
    /// <summary>Nothing known.</summary>
    public static EmployeeAttributes Unknown { get; } = new(null, null, null, null, null);

    /// <summary>What distinguishes the team from all others, or null: teams of the same name in two departments are two teams.</summary>
    public string? TeamKey => Team is null ? null : $"{Department}\u001F{Team}";

    /// <summary>Orders these attributes among others of the same person.</summary>
    public Revision RevisionAt(DateTimeOffset recordedAt) =>
        new(recordedAt, Fingerprint.Of(Department, Team, Country, Language, HiredOn?.ToString("O")));
}
