using System.Text.Json;

namespace Advocacy.Pipeline.Runs;

/// <summary>A stage that looks at everything it is given, part by part: each part is a queue message, so that as many instances as the
/// host likes work side by side, and a last message joins what they found.</summary>
public interface IScan
{
    /// <summary>Its name, in messages and in the store.</summary>
    string Name { get; }

    /// <summary>What is done with every part, and then with all that came of it, one step after the other.</summary>
    IReadOnlyList<IScanStep> Steps { get; }

    /// <summary>The parts of a run, each a text that only this scan reads.</summary>
    Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken);
}

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
    Task<ReadOnlyMemory<byte>> JoinAsync(
        ScanRun run,
        ReadOnlyMemory<byte> before,
        IAsyncEnumerable<ReadOnlyMemory<byte>> parts,
        CancellationToken cancellationToken
    );
}

/// <summary>A step of a scan by its two halves.</summary>
/// <typeparam name="TBefore">What the step before joined.</typeparam>
/// <typeparam name="TPart">What comes of a part.</typeparam>
/// <typeparam name="TJoined">What comes of all.</typeparam>
/// <param name="scan">Does one part; in the first step nothing was joined before.</param>
/// <param name="join">Joins all.</param>
internal sealed class ScanStep<TBefore, TPart, TJoined>(
    Func<ScanRun, int, TBefore?, CancellationToken, Task<TPart>> scan,
    Func<ScanRun, TBefore?, IAsyncEnumerable<TPart>, CancellationToken, Task<TJoined>> join
) : IScanStep
{
    public async Task<ReadOnlyMemory<byte>> ScanAsync(
        ScanRun run,
        int part,
        ReadOnlyMemory<byte> before,
        CancellationToken cancellationToken
    ) => Write(await scan(run, part, Before(before), cancellationToken));

    public async Task<ReadOnlyMemory<byte>> JoinAsync(
        ScanRun run,
        ReadOnlyMemory<byte> before,
        IAsyncEnumerable<ReadOnlyMemory<byte>> parts,
        CancellationToken cancellationToken
    ) => Write(await join(run, Before(before), parts.Select(Read<TPart>), cancellationToken));

    private static TBefore? Before(ReadOnlyMemory<byte> json) => json.IsEmpty ? default : Read<TBefore>(json);

    private static ReadOnlyMemory<byte> Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web);

    private static T Read<T>(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<T>(json.Span, JsonSerializerOptions.Web)!;
}
