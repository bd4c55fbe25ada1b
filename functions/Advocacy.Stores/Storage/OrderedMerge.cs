using System.Runtime.CompilerServices;

namespace Advocacy.Stores.Storage;

/// <summary>Merges sorted sequences into one, holding one item of each.</summary>
internal static class OrderedMerge
{
    public static async IAsyncEnumerable<T> Of<T>(
        IReadOnlyList<IAsyncEnumerable<T>> sorted,
        IComparer<T> order,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var sources = sorted.Select(source => source.GetAsyncEnumerator(cancellationToken)).ToList();
        try
        {
            var next = new PriorityQueue<IAsyncEnumerator<T>, T>(order);
            foreach (var source in sources)
            {
                await AdvanceAsync(next, source);
            }

            while (next.TryDequeue(out var source, out var item))
            {
                yield return item;
                await AdvanceAsync(next, source);
            }
        }
        finally
        {
            foreach (var source in sources)
            {
                await source.DisposeAsync();
            }
        }
    }

    private static async Task AdvanceAsync<T>(PriorityQueue<IAsyncEnumerator<T>, T> next, IAsyncEnumerator<T> source)
    {
        if (await source.MoveNextAsync())
        {
            next.Enqueue(source, source.Current);
        }
    }
}
