using System.Collections.Concurrent;

namespace Advocacy.Tests.Support;

/// <summary>A scan of two steps whose outcome tells whether every part was done once and in place: each part says its number, the first
/// step joins them to a text, and each part of the second says that text and its number.</summary>
internal sealed class CountingScan(int parts) : IScan
{
    public const string ScanName = "counting";

    public ConcurrentQueue<int> Joins { get; } = [];

    public string Name => ScanName;

    public IReadOnlyList<IScanStep> Steps =>
        [
            new ScanStep<object, string, string>(
                (_, part, _, _) => Task.FromResult($"{part}"),
                (_, _, all, cancellation) => JoinAsync(0, all, cancellation)
            ),
            new ScanStep<string, string, string>(
                (_, part, before, _) => Task.FromResult($"{before}:{part}"),
                (_, _, all, cancellation) => JoinAsync(1, all, cancellation)
            ),
        ];

    public string Expected
    {
        get
        {
            var first = string.Join('+', Enumerable.Range(0, parts));
            return string.Join('+', Enumerable.Range(0, parts).Select(part => $"{first}:{part}"));
        }
    }

    public Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Enumerable.Range(0, parts).Select(part => $"{part}")]);

    private async Task<string> JoinAsync(int step, IAsyncEnumerable<string> all, CancellationToken cancellationToken)
    {
        var joined = string.Join('+', await all.ToListAsync(cancellationToken));
        Joins.Enqueue(step);
        return joined;
    }
}
