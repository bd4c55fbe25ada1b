using System.Globalization;
using Advocacy.Pipeline.Events;

namespace Advocacy.Pipeline.Ingest;

/// <summary>Where events come from, as lines of JSON.</summary>
public interface IEventSource
{
    /// <summary>The lines, one at a time in constant memory. A line's bytes are valid until the next one is asked for.</summary>
    IAsyncEnumerable<SourceLine> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>A line of a source.</summary>
/// <param name="Bytes">The line without its end, or its beginning where it is longer than a bad row keeps.</param>
/// <param name="Length">Length of the whole line, in bytes.</param>
/// <param name="ContentHash">SHA-256 of the whole line, hexadecimal, where <paramref name="Bytes"/> is only its beginning.</param>
/// <param name="Name">The file.</param>
/// <param name="Number">The line in it, from 1.</param>
/// <param name="IsUnreadable">Whether the rest of the file could not be read.</param>
public readonly record struct SourceLine(
    ReadOnlyMemory<byte> Bytes,
    long Length,
    string? ContentHash,
    string Name,
    long Number,
    bool IsUnreadable = false
)
{
    /// <summary>File and line.</summary>
    public string Origin => string.Create(CultureInfo.InvariantCulture, $"{Name}:{Number}");

    /// <summary>What is wrong with it whatever it says, or null.</summary>
    public Problem? Problem =>
        IsUnreadable ? new(BadRowReason.UnreadableFile, "$")
        : Length > EventLimits.MaxEventBytes ? new(BadRowReason.TooLong, "$")
        : null;

    /// <summary>A bad row of the line.</summary>
    public BadRow ToBadRow(Problem problem, string stage, DateTimeOffset receivedAt) =>
        ContentHash is null
            ? BadRow.Of(Bytes.Span, problem, stage, Origin, receivedAt)
            : new(Bytes.ToArray(), Length, ContentHash, problem, stage, Origin, receivedAt);
}
