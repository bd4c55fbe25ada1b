using System.Text.Json;

namespace Advocacy.Benchmarks.Work;

/// <summary>The limit of ingest: the file read in blocks, and every token of it looked at once with System.Text.Json, and nothing made of
/// it.</summary>
internal static class JsonReadWork
{
    private const int BlockBytes = 1 << 20;
    private static readonly JsonReaderOptions Lines = new() { AllowMultipleValues = true };

    public static async Task<WorkOutcome> RunAsync(WorkPlace place)
    {
        await using var file = new FileStream(place.Input, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var buffer = new byte[BlockBytes];
        var (held, tokens) = (0, 0L);
        var state = new JsonReaderState(Lines);
        while (await file.ReadAsync(buffer.AsMemory(held)) is > 0 and var read)
        {
            var length = held + read;
            var used = Read(buffer.AsSpan(0, length), ref state, ref tokens);
            buffer.AsSpan(used, length - used).CopyTo(buffer);
            held = length - used;
        }

        return new(tokens);
    }

    private static int Read(ReadOnlySpan<byte> block, ref JsonReaderState state, ref long tokens)
    {
        var reader = new Utf8JsonReader(block, isFinalBlock: false, state);
        while (reader.Read())
        {
            tokens++;
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }
}
