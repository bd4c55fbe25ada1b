using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Privacy;

/// <summary>The company's people by their addresses. Only signing in asks.</summary>
public interface IAddressBook
{
    /// <summary>Everybody in the directory who has an address, in its order.</summary>
    Task<IReadOnlyList<Addressee>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Somebody in the company's directory.</summary>
/// <param name="Employee">The company's id.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
public sealed record Addressee(EmployeeId Employee, string Name, string Email);
