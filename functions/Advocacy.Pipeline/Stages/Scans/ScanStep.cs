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
    Func<ScanRun, TBefore?, IAsyncEnumerable<TPart>, CancellationToken, Task<TJoined>> join) : IScanStep
{
    public async Task<ReadOnlyMemory<byte>> ScanAsync(ScanRun run, int part, ReadOnlyMemory<byte> before, CancellationToken cancellationToken) =>
        Write(await scan(run, part, Before(before), cancellationToken));

    public async Task<ReadOnlyMemory<byte>> JoinAsync(ScanRun run, ReadOnlyMemory<byte> before, IAsyncEnumerable<ReadOnlyMemory<byte>> parts, CancellationToken cancellationToken) =>
        Write(await join(run, Before(before), parts.Select(Read<TPart>), cancellationToken));

    private static TBefore? Before(ReadOnlyMemory<byte> json) => json.IsEmpty ? default : Read<TBefore>(json);

    private static ReadOnlyMemory<byte> Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web);

    private static T Read<T>(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<T>(json.Span, JsonSerializerOptions.Web)!;
}
