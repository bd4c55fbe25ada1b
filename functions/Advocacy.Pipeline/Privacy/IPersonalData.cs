namespace Advocacy.Pipeline.Privacy;

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

/// <summary>What looking for a person in a place found.</summary>
/// <param name="Items">Items that named them, and are gone.</param>
/// <param name="IsWhole">Whether all of the place could be looked at; otherwise it must be looked at again.</param>
public readonly record struct Swept(int Items, bool IsWhole = true);
