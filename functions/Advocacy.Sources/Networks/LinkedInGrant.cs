namespace Advocacy.Sources.Networks;

/// <summary>What a member granted at LinkedIn.</summary>
/// <param name="Id">The member's id, which has upper and lower case.</param>
/// <param name="Token">The refresh token.</param>
internal sealed record LinkedInGrant(string Id, string Token)
{
    /// <summary>The grant in a text; null where it is none.</summary>
    public static LinkedInGrant? Of(string? text) =>
        text?.Split(' ') is [{ Length: > 0 } id, { Length: > 0 } token] ? new(id, token) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Token}";
}
