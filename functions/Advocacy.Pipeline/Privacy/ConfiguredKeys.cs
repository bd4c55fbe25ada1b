using System.Text;

namespace Advocacy.Pipeline.Privacy;

/// <summary>Takes a key from the options where they have one, and from the program's own keys elsewhere.</summary>
internal static class ConfiguredKeys
{
    /// <summary>The configured secret as a key, or the key of a name.</summary>
    public static async Task<ReadOnlyMemory<byte>> GetAsync(
        this IKeys keys,
        string name,
        string? configured,
        CancellationToken cancellationToken
    ) => configured is { Length: > 0 } ? Encoding.UTF8.GetBytes(configured) : await keys.GetAsync(name, cancellationToken);
}
