using Advocacy.Domain.People;

namespace Advocacy.Domain.Facts;

/// <summary>A colleague's reaction to a share.</summary>
/// <param name="EmployeeId">The colleague.</param>
/// <param name="Interaction">To what, how and when.</param>
public sealed record InteractionMade(string EmployeeId, Interaction Interaction) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}
