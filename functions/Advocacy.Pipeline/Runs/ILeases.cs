namespace Advocacy.Pipeline.Runs;

/// <summary>Lets one at a time do something, over all processes and instances. What a process held falls free soon after it
/// died.</summary>
public interface ILeases
{
    /// <summary>Takes a lease.</summary>
    /// <returns>The lease, held until it is disposed of; null where somebody else holds it.</returns>
    Task<ILease?> TryTakeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Whether somebody holds a lease, whichever, that was taken by an instant.</summary>
    Task<bool> IsAnyHeldSinceAsync(DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>A lease that is held.</summary>
public interface ILease : IAsyncDisposable
{
    /// <summary>Cancelled when the lease could not be kept: somebody else may hold it now.</summary>
    CancellationToken Lost { get; }
}
