using System.Text.Json;

namespace Advocacy.Pipeline.Stages.Scans;

/// <summary>A step of a scan by its two halves.</summary>
/// <typeparam name="TBefore">What the step before joined.</typeparam>
/// <typeparam name="TPart">What comes of a part.</typeparam>
/// <typeparam name="TJoined">What comes of all.</typeparam>
/// <param name="scan">Does one part; in the first step nothing was joined before.</param>
/// <param name="join">Joins all.</param>
internal sealed class ScanStep<TBefore, TPart, TJoined>(
    Func<ScanRun, int, TBefore?, CancellationToken, Task<TPart>> scan,
    Func<ScanRun, IAsyncEnumerable<TPart>, CancellationToken, Task<TJoined>> join) : IScanStep
{
    public async Task<ReadOnlyMemory<byte>> ScanAsync(ScanRun run, int part, ReadOnlyMemory<byte> before, CancellationToken cancellationToken) =>
        Write(await scan(run, part, before.IsEmpty ? default : Read<TBefore>(before), cancellationToken));

    public async Task<ReadOnlyMemory<byte>> JoinAsync(ScanRun run, IAsyncEnumerable<ReadOnlyMemory<byte>> parts, CancellationToken cancellationToken) =>
        Write(await join(run, parts.Select(Read<TPart>), cancellationToken));

    private static ReadOnlyMemory<byte> Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web);

    private static T Read<T>(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<T>(json.Span, JsonSerializerOptions.Web)!;
}
