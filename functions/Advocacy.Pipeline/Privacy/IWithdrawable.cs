using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Privacy;

/// <summary>A place outside the store that holds what is there for measuring alone.</summary>
public interface IWithdrawable
{
    /// <summary>Lets go of what it holds of people who withdrew from being measured. Done again it changes nothing.</summary>
    Task WithdrawAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancellationToken);
}
