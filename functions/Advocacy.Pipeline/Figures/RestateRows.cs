using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Figures;

/// <summary>Gives closed days the rates and the currency of the options. What people's posts gained stays as it was told: the ledger does
/// not keep who added what on which day, so nobody could know of a change of that whether it is about fewer than five people.</summary>
public sealed class RestateRows(ILedger ledger, IOptions<ReachOptions> options)
{
    /// <summary>What the ledger would be, not committed yet; null where nothing was closed.</summary>
    public async Task<RestatedRows?> PlanAsync(CancellationToken cancellationToken)
    {
        if (await ledger.ReadAsync(cancellationToken) is not { } head)
        {
            return null;
        }

        var (rows, changed) = (0, 0);
        var months = new SortedDictionary<DateOnly, string>();
        foreach (var (first, name) in head.Months)
        {
            var month = await ledger.ReadMonthAsync(name, cancellationToken);
            var restated = month with { Rows = [.. month.Rows.Select(row => row.With(options.Value.RatesOfLabel(row.Network)))] };
            months[first] = await ledger.SaveMonthAsync(restated, cancellationToken);
            rows += month.Rows.Count;
            changed += month.Rows.Zip(restated.Rows).Count(pair => pair.First != pair.Second);
        }

        var isNew = changed > 0 || head.Currency != options.Value.Currency;
        var next = head with
        {
            Version = head.Version + 1,
            Currency = options.Value.Currency,
            Months = months,
            Restated = head.Restated + 1,
        };
        return new(head, isNew ? next : head, rows, changed);
    }

    /// <summary>Puts it in the place of what was told.</summary>
    /// <exception cref="InvalidOperationException">The ledger was changed meanwhile.</exception>
    public async Task CommitAsync(RestatedRows rows, CancellationToken cancellationToken)
    {
        if (!await ledger.CommitAsync(rows.Before, rows.After, cancellationToken))
        {
            throw new InvalidOperationException("the ledger was changed while it was restated; restate it again");
        }
    }
}

/// <summary>The ledger with other rates.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is then; the same where nothing changes.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Changed">Rows that change.</param>
public sealed record RestatedRows(LedgerHead Before, LedgerHead After, int Rows, int Changed)
{
    /// <summary>Whether anything changes.</summary>
    public bool IsNew => Before != After;
}
