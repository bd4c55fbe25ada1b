namespace Advocacy.Pipeline.Contracts;

/// <summary>Who a pseudonym is, for the people who invite them.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address, or null.</param>
public sealed record DirectoryEntry(string Name, string? Email);
