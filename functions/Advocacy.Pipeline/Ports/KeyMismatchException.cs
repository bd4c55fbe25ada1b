namespace Advocacy.Pipeline.Ports;

/// <summary>A store was filled under another key of pseudonyms than the one that is set.</summary>
/// <param name="kept">The fingerprint of the key that it was filled under.</param>
/// <param name="given">That of the key that is set.</param>
public sealed class KeyMismatchException(string kept, string given)
    : Exception($"the store was filled under another pseudonym key (its fingerprint is {kept}, that of this one {given}): with this one everybody would be somebody else. Give the key that it was filled under");
