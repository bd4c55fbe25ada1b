namespace Advocacy.Pipeline.Privacy;

/// <summary>Secret keys that the program keeps for itself.</summary>
public interface IKeys
{
    /// <summary>The key of a name, made when it is first asked for; always the same afterwards.</summary>
    Task<ReadOnlyMemory<byte>> GetAsync(string name, CancellationToken cancellationToken);
}
