namespace Advocacy.Pipeline.Stages.Scans;

/// <summary>A step of a scan. Both of its halves may be repeated: a message can be delivered more than once.</summary>
public interface IScanStep
{
    /// <summary>Does one part.</summary>
    /// <param name="run">The run.</param>
    /// <param name="part">The number of the part.</param>
    /// <param name="before">What the step before joined; empty in the first.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it, as JSON.</returns>
    Task<ReadOnlyMemory<byte>> ScanAsync(ScanRun run, int part, ReadOnlyMemory<byte> before, CancellationToken cancellationToken);

    /// <summary>Joins what came of all parts, in their order.</summary>
    /// <returns>What the next step works on, or the outcome of the run, as JSON.</returns>
    Task<ReadOnlyMemory<byte>> JoinAsync(ScanRun run, ReadOnlyMemory<byte> before, IAsyncEnumerable<ReadOnlyMemory<byte>> parts, CancellationToken cancellationToken);
}
