using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;

namespace Advocacy.Web.Library;

/// <summary>The company's content, which is about nobody: read once in a while for everybody.</summary>
public sealed class ContentShelf(IActivityStore store, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private Read? _read;

    /// <summary>All content by id, at most five minutes old.</summary>
    public async Task<IReadOnlyDictionary<string, Content>> ReadAsync(CancellationToken cancellationToken)
    {
        if (_read is { } read && clock.GetElapsedTime(read.At) < Kept)
        {
            return read.Contents;
        }

        var contents = await store
            .ReadContentsAsync(cancellationToken)
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal, cancellationToken);
        _read = new(clock.GetTimestamp(), contents);
        return contents;
    }

    private sealed record Read(long At, IReadOnlyDictionary<string, Content> Contents);
}
