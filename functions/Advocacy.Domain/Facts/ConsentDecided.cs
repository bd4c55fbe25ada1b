namespace Advocacy.Domain.Facts;

/// <summary>A person's decision to take part, or no longer to.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="At">When it was taken; the latest wins.</param>
/// <param name="Granted">Whether it grants.</param>
public sealed record ConsentDecided(string EmployeeId, DateTimeOffset At, bool Granted) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}
