using Advocacy.Domain.People;

namespace Advocacy.Domain.Facts;

/// <summary>A person's attributes and followers as recorded at an instant.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="RecordedAt">When they held; undated records hold from the beginning (<see cref="DateTimeOffset.MinValue"/>).</param>
/// <param name="Attributes">Department, team and the like.</param>
/// <param name="Followers">Followers a network, at least 0.</param>
public sealed record EmployeeRecorded(string EmployeeId, DateTimeOffset RecordedAt, EmployeeAttributes Attributes, IReadOnlyDictionary<string, long> Followers) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}
