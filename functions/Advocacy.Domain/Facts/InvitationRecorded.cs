using Advocacy.Domain.People;

namespace Advocacy.Domain.Facts;

/// <summary>What became of a person on a weekly list.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="Invitation">Which list, what and when.</param>
public sealed record InvitationRecorded(string EmployeeId, Invitation Invitation) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}
