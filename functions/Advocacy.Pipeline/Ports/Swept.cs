namespace Advocacy.Pipeline.Ports;

/// <summary>What looking for a person in a place found.</summary>
/// <param name="Items">Items that named them, and are gone.</param>
/// <param name="IsWhole">Whether all of the place could be looked at; otherwise it must be looked at again.</param>
public readonly record struct Swept(int Items, bool IsWhole = true);
