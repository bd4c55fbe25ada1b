using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Pipeline.Rights;

/// <summary>Sweeps a person out of every place outside the store.</summary>
public sealed class SweepPlaces(IEnumerable<IPersonalData> places, PublishList lists, IBadRowStore badRows, IBadRowReport badRowReport)
{
    /// <summary>Looks for the person's shares while they are known. A failure here does not stop the store: the place is looked at
    /// again with all others, and reported then.</summary>
    /// <returns>Items found, by place.</returns>
    public async Task<IReadOnlyDictionary<string, int>> LookAsync(PersonNames names, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in names.Shares.Count == 0 ? [] : places)
        {
            try
            {
                found[place.Place] = (await place.EraseAsync(names, isLast: false, cancellationToken)).Items;
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested) { }
        }

        return found;
    }

    /// <summary>Looks at every place, even where one of them fails: the failure is thrown when all others are done.</summary>
    /// <param name="names">What the person is called.</param>
    /// <param name="isLast">Whether nothing is under way that might write of them again.</param>
    /// <param name="cancellationToken">Stops between places.</param>
    /// <returns>What was found, by place.</returns>
    /// <exception cref="AggregateException">Places failed.</exception>
    public async Task<IReadOnlyList<(string Place, Swept Swept)>> SweepAsync(
        PersonNames names,
        bool isLast,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(string, Swept)>();
        var failed = new List<Exception>();
        await TryAsync("lists", async () => new(await lists.RefreshAsync(null, names, cancellationToken)));
        foreach (var place in places)
        {
            await TryAsync(place.Place, () => place.EraseAsync(names, isLast, cancellationToken));
        }

        // A copy of the bad rows; written after them.
        await TryAsync(
            "copy of the bad rows",
            async () =>
            {
                await badRowReport.WriteBadRowsAsync(badRows.ReadAsync(cancellationToken), cancellationToken);
                return new(0);
            }
        );
        return failed.Count == 0 ? found : throw new AggregateException(failed);

        async Task TryAsync(string place, Func<Task<Swept>> sweep)
        {
            try
            {
                found.Add((place, await sweep()));
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failed.Add(e);
            }
        }
    }
}
