namespace Advocacy.Domain.Facts;

/// <summary>A person's demand to be forgotten. It is final: nothing of them is taken in afterwards.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="RequestedAt">When it was asked.</param>
public sealed record ErasureRequested(string EmployeeId, DateTimeOffset RequestedAt) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}
