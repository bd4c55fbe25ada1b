namespace Advocacy.Domain.Reach;

/// <summary>The publishable partition of one group of networks, row by row, in memory that does not grow with the rows. Contents with
/// enough people on a day stand alone; the rest of the day is merged, and carried to the following days until it is about enough people.
/// Spans are the days that belong together for that: every row lies within one, and a span is the sum of its rows, so that neither says
/// more than the other.</summary>
/// <param name="networks">The networks of the rows.</param>
/// <param name="row">Takes a publishable row.</param>
/// <param name="span">Takes a publishable span, in order of day.</param>
public sealed class ReachPartition(IReadOnlyList<string> networks, Action<PublishedReach> row, Action<PublishedReach> span)
{
    private readonly List<PublishedReach> _spans = [];
    private PublishedReach? _cell;
    private PublishedReach? _carried;
    private PublishedReach? _heldBack;

    /// <summary>No row or span that comes later begins before this day.</summary>
    public DateOnly Settled =>
        Earlier(Earlier(_carried?.Day, _heldBack?.Day), Earlier(_cell?.Day, _spans.Count > 0 ? _spans[0].Day : null)) ?? DateOnly.MinValue;

    /// <summary>Adds a row; rows come in order of day and content.</summary>
    public void Add(ReachRow next)
    {
        if (_cell is not null && (_cell.Day != next.Day || _cell.ContentId != next.ContentId))
        {
            Place(_cell, next.Day);
            _cell = null;
        }

        _cell ??= new(next.Day, next.Day, networks, next.ContentId, new ReachTotals());
        _cell.Totals.Add(next);
    }

    /// <summary>Publishes what is left. Where all of it is about too few people, nothing is published.</summary>
    public void Close()
    {
        if (_cell is not null)
        {
            Place(_cell, null);
        }

        if (_carried is null || _heldBack is null || _carried.Totals.People >= SmallGroups.MinPeople)
        {
            foreach (
                var last in new[] { _heldBack, _carried }
                    .OfType<PublishedReach>()
                    .Where(last => last.Totals.People >= SmallGroups.MinPeople)
            )
            {
                row(last);
            }

            _spans.Where(last => last.Totals.People >= SmallGroups.MinPeople).ToList().ForEach(span);
            return;
        }

        var merged = Merge(_heldBack, _carried);
        row(merged);
        foreach (var before in _spans.Where(last => last.Through < merged.Day))
        {
            span(before);
        }

        span(_spans.Where(last => last.Through >= merged.Day).Aggregate(Merge) with { ContentId = null });
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null || b < a ? b ?? a : a;

    private static PublishedReach Merge(PublishedReach a, PublishedReach b)
    {
        var totals = new ReachTotals();
        totals.Add(a.Totals);
        totals.Add(b.Totals);
        return new(a.Day < b.Day ? a.Day : b.Day, a.Through > b.Through ? a.Through : b.Through, a.Networks, SmallGroups.Merged, totals);
    }

    /// <summary>Places a cell that is whole.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="nextDay">The day of the cell after it, or null at the end.</param>
    private void Place(PublishedReach cell, DateOnly? nextDay)
    {
        if (_carried is not null && _carried.Through < cell.Day && _carried.Totals.People >= SmallGroups.MinPeople)
        {
            Hold(_carried);
            _carried = null;
        }

        AddToSpan(cell);
        if (cell.Totals.People < SmallGroups.MinPeople)
        {
            _carried = _carried is null ? cell with { ContentId = SmallGroups.Merged } : Merge(_carried, cell);
        }
        else if (_heldBack?.ContentId == SmallGroups.Merged)
        {
            row(cell);
        }
        else
        {
            Hold(cell);
        }

        if (nextDay != cell.Day)
        {
            Flush();
        }
    }

    /// <summary>Holds a row back, in the place of the last: one is always there for too small a rest to be merged with.</summary>
    private void Hold(PublishedReach held)
    {
        if (_heldBack is not null)
        {
            row(_heldBack);
        }

        _heldBack = held;
    }

    private void AddToSpan(PublishedReach cell)
    {
        // A day goes with the one before it where it is the same, or where something is carried over from that.
        var isOpen = _spans.Count > 0 && (_spans[^1].Through == cell.Day || (_carried is not null && _carried.Day <= _spans[^1].Through));
        if (isOpen)
        {
            _spans[^1].Totals.Add(cell.Totals);
            _spans[^1] = _spans[^1] with { Through = cell.Day };
        }
        else
        {
            var totals = new ReachTotals();
            totals.Add(cell.Totals);
            _spans.Add(new(cell.Day, cell.Day, networks, null, totals));
        }
    }

    /// <summary>Publishes the spans that nothing held back or carried over can still change.</summary>
    private void Flush()
    {
        var touched = Earlier(_carried?.Day, _heldBack?.Day);
        var settled = _spans.TakeWhile(done => done.Through < touched).ToList();
        settled.ForEach(span);
        _spans.RemoveRange(0, settled.Count);
    }
}
