using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Accounts;

/// <summary>Accounts that HR's table says are somebody's.</summary>
public interface IToldAccounts
{
    /// <summary>Those of a person, by network.</summary>
    Task<IReadOnlyList<(string Network, string Account)>> OfAsync(EmployeeId employee, CancellationToken cancellationToken);
}
