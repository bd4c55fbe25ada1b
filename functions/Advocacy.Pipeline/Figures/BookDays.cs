using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Figures;

/// <summary>Closes days of the ledger: one pass over the people who consent to be measured, part by part. What is closed is final; what
/// becomes known later is booked on the first day that is open.</summary>
public sealed class BookDays(IActivityStore store, BookPart bookPart, ILedger ledger, SoleRuns runs, IOptions<ReachOptions> options)
{
    /// <summary>The stage's name.</summary>
    public const string Name = "close";

    private const int Tries = 3;

    /// <summary>Closes the days up to one, those that are closed already left as they are.</summary>
    /// <exception cref="InvalidOperationException">The ledger's currency is another, or the ledger was changed again and again
    /// meanwhile.</exception>
    public async Task<BookedDays> RunAsync(DateOnly through, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Tries; i++)
        {
            var head = await ledger.ReadAsync(cancellationToken);
            if (head is not null && head.Through >= through)
            {
                return new(head, 0, IsNew: false);
            }

            RefuseOtherCurrency(head);
            var parts = await PartsAsync(cancellationToken);
            var all = await new Parts(Name, parts.Count, progress).EachAsync(
                parts.Count,
                (part, cancellation) => bookPart.RunAsync(ToldOf(head), parts[part], through, cancellation),
                cancellationToken
            );
            if (await CommitAsync(head, through, all, cancellationToken) is { } booked)
            {
                return booked;
            }
        }

        throw new InvalidOperationException("the ledger was changed again and again while days were closed; close them again later");
    }

    /// <summary>The version of the ledger upon which the days up to one are to be closed, 0 where there is none yet; null where they are
    /// closed already.</summary>
    public async Task<long?> VersionToCloseAsync(DateOnly through, CancellationToken cancellationToken)
    {
        var head = await ledger.ReadAsync(cancellationToken);
        return head is not null && head.Through >= through ? null : head?.Version ?? 0;
    }

    /// <summary>The parts to be booked one by one.</summary>
    public Task<IReadOnlyList<string>> PartsAsync(CancellationToken cancellationToken) => store.PartsAsync(runs.Parts, cancellationToken);

    /// <summary>Books one part.</summary>
    /// <param name="version">The ledger's version that all parts are booked upon; 0 where there was none.</param>
    /// <param name="part">The part.</param>
    /// <param name="through">The last day to be closed.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    /// <returns>What came of it; null where the ledger was changed meanwhile.</returns>
    public async Task<BookedPart?> BookPartAsync(long version, string part, DateOnly through, CancellationToken cancellationToken)
    {
        var head = await ledger.ReadAsync(cancellationToken);
        RefuseOtherCurrency(head);
        if ((head?.Version ?? 0) != version)
        {
            return null;
        }

        try
        {
            return await bookPart.RunAsync(ToldOf(head), part, through, cancellationToken);
        }
        catch (InvalidDataException)
        {
            if ((await ledger.ReadAsync(cancellationToken))?.Version == version)
            {
                throw;
            }

            // An erasure that comes in between takes slices away that were just to be read.
            return null;
        }
    }

    /// <summary>Closes the days up to one with all parts that were booked; days that are closed already are left as they are.</summary>
    /// <returns>What came of it; null where the ledger was changed meanwhile, or a slice is gone.</returns>
    public async Task<BookedDays?> JoinAsync(
        long version,
        DateOnly through,
        IReadOnlyList<BookedPart> parts,
        CancellationToken cancellationToken
    )
    {
        var head = await ledger.ReadAsync(cancellationToken);
        if (head is not null && head.Through >= through)
        {
            return new(head, 0, IsNew: false);
        }

        return (head?.Version ?? 0) == version && await ledger.HasAllAsync([.. parts.SelectMany(part => part.Slices)], cancellationToken)
            ? await CommitAsync(head, through, parts, cancellationToken)
            : null;
    }

    private static LedgerHead? ToldOf(LedgerHead? head) => head is { IsTold: true } ? head : null;

    private void RefuseOtherCurrency(LedgerHead? head)
    {
        if (ToldOf(head) is { } told && told.Currency != options.Value.Currency)
        {
            throw new InvalidOperationException(
                $"the ledger is in {told.Currency}, and {ReachOptions.Section}:{nameof(ReachOptions.Currency)} says "
                    + $"{options.Value.Currency}: sums of both would mean nothing; the command 'restate' tells all in the new one"
            );
        }
    }

    private async Task<BookedDays?> CommitAsync(
        LedgerHead? head,
        DateOnly through,
        IReadOnlyList<BookedPart> parts,
        CancellationToken cancellationToken
    )
    {
        var next = await NextAsync(head, through, parts, cancellationToken);
        return await ledger.CommitAsync(head, next, cancellationToken) ? new(next, parts.Sum(part => part.People), IsNew: true) : null;
    }

    private async Task<LedgerHead> NextAsync(
        LedgerHead? head,
        DateOnly through,
        IReadOnlyList<BookedPart> parts,
        CancellationToken cancellationToken
    )
    {
        var sharers = parts
            .SelectMany(part => part.Sharers)
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, TextOrder.Instance)
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal);
        var alone = sharers
            .Where(pair => pair.Value >= SmallGroups.MinPeople)
            .Select(pair => pair.Key)
            .Concat(head?.Alone ?? [])
            .ToHashSet(StringComparer.Ordinal);
        var fold = await FoldAsync(ToldOf(head), through, parts, alone, cancellationToken);
        var (rows, weeks) = (fold.Rows, Weeks(head?.LastWeek, through, parts));
        return new(
            (head?.Version ?? 0) + 1,
            through,
            head is { IsTold: true } || rows.Count > 0,
            weeks.Adoption.Select(week => (DateOnly?)week.Week).Concat(weeks.Teams.Select(week => (DateOnly?)week.Week)).Max()
                ?? head?.LastWeek,
            options.Value.Currency,
            [.. alone.Order(TextOrder.Instance)],
            fold.Untold,
            [.. parts.SelectMany(part => part.Slices)],
            await MonthsAsync(head, rows, weeks, cancellationToken),
            sharers.Where(pair => alone.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => SharersOf(head, pair.Key, pair.Value)),
            parts.Aggregate(DisclosedPosts.None, (sum, part) => sum.Plus(part.Disclosed))
        )
        {
            Restated = head?.Restated ?? 0,
        };
    }

    private async Task<LedgerFold> FoldAsync(
        LedgerHead? head,
        DateOnly through,
        IReadOnlyList<BookedPart> parts,
        IReadOnlySet<string> alone,
        CancellationToken cancellationToken
    )
    {
        var cells = new DayCells();
        foreach (var part in parts)
        {
            cells.Add(part.Cells);
        }

        var fold = new LedgerFold(options.Value.RatesOf, options.Value.Together, alone);
        var waiting = head?.Untold ?? [];
        var standing = await store.ConsentingAsync(
            [.. waiting.Select(gain => gain.PersonId).Distinct()],
            Purpose.Measure,
            cancellationToken
        );
        fold.Wait(waiting.Where(gain => standing.Contains(gain.PersonId)));
        fold.Add(cells);
        // Several days at once are history: nobody waits for the next day, and its sums are to be whole.
        if (head is null || head.Through.AddDays(1) < through)
        {
            fold.Settle();
        }

        return fold;
    }

    /// <summary>What is told of a count changes by five or more at once, or not at all: else it would say when one person left.</summary>
    private static int SharersOf(LedgerHead? head, string network, int people) =>
        head is not null && head.Sharers.TryGetValue(network, out var told) && Math.Abs(told - people) < SmallGroups.MinPeople
            ? told
            : Math.Max(SmallGroups.MinPeople, SmallGroups.NearestFive(people));

    /// <summary>The Mondays that are closed now, as they are published.</summary>
    private static LedgerMonth Weeks(DateOnly? last, DateOnly through, IReadOnlyList<BookedPart> parts)
    {
        var until = through.AddDays(1);
        return new(
            default,
            [],
            AdoptionWeek.Publish([.. AdoptionFold.Join([.. parts.Select(part => part.Adoption)], until).Where(week => IsNew(week.Week))]),
            TeamWeek.Publish([
                .. TeamHistory
                    .WeeksOf(TeamHistory.Join(parts.SelectMany(part => part.Adoption.Teams)), until)
                    .Where(week => IsNew(week.Week)),
            ]),
            ProfileWeek.Publish([
                .. ProfileWeek.Join(parts.SelectMany(part => part.Adoption.Profiles)).Where(week => week.Week <= until && IsNew(week.Week)),
            ])
        );

        bool IsNew(DateOnly monday) => last is null || monday > last;
    }

    private async Task<IReadOnlyDictionary<DateOnly, string>> MonthsAsync(
        LedgerHead? head,
        IReadOnlyList<LedgerRow> rows,
        LedgerMonth weeks,
        CancellationToken cancellationToken
    )
    {
        var months = new SortedDictionary<DateOnly, string>((head?.Months ?? new Dictionary<DateOnly, string>()).ToDictionary());
        var (byRow, byAdoption) = (rows.ToLookup(row => MonthOf(row.Day)), weeks.Adoption.ToLookup(week => MonthOf(week.Week)));
        var (byTeam, byProfile) = (weeks.Teams.ToLookup(week => MonthOf(week.Week)), weeks.Profiles.ToLookup(week => MonthOf(week.Week)));
        foreach (
            var month in byRow
                .Select(group => group.Key)
                .Concat(byAdoption.Select(group => group.Key))
                .Concat(byTeam.Select(group => group.Key))
                .Concat(byProfile.Select(group => group.Key))
                .Distinct()
                .Order()
                .ToList()
        )
        {
            var before = months.TryGetValue(month, out var name)
                ? await ledger.ReadMonthAsync(name, cancellationToken)
                : LedgerMonth.Empty(month);
            var after = before.Plus(new(month, [.. byRow[month]], [.. byAdoption[month]], [.. byTeam[month]], [.. byProfile[month]]));
            months[month] = await ledger.SaveMonthAsync(after, cancellationToken);
        }

        return months;
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>What closing days made.</summary>
/// <param name="Head">The ledger then.</param>
/// <param name="People">People looked at.</param>
/// <param name="IsNew">Whether a day was closed; not where all were closed already.</param>
public sealed record BookedDays(LedgerHead Head, long People, bool IsNew);
