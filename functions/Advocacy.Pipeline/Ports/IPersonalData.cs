using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>A place, other than the store, where something may name a person.</summary>
public interface IPersonalData
{
    /// <summary>What it is called in the audit.</summary>
    string Place { get; }

    /// <summary>Whatever names a person, as text.</summary>
    IAsyncEnumerable<string> FindAsync(PersonNames names, CancellationToken cancellationToken);

    /// <summary>Takes out whatever names a person. Done again it changes nothing.</summary>
    /// <param name="names">The person.</param>
    /// <param name="isLast">Whether nothing is under way any more that was begun before: what only that needed goes too.</param>
    /// <param name="cancellationToken">Stops between items.</param>
    /// <returns>Items that named them, and whether all could be looked at.</returns>
    Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken);
}
