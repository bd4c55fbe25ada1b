using System.Globalization;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Pipeline.Reports;

/// <summary>Tells closed days anew with other rates, at somebody's command, and writes down in the audit that it was done.</summary>
public sealed class RestateFigures(
    RestateRows rows,
    ComposeReport compose,
    PublishReport publish,
    SoleRuns runs,
    IAudit audit,
    TimeProvider clock
)
{
    /// <summary>The command's name.</summary>
    public const string Name = "restate";

    /// <summary>Restates all days that are closed, after any run that is under way.</summary>
    /// <returns>What was made; null where nothing was closed yet.</returns>
    public Task<RestatedFigures?> RunAsync(CancellationToken cancellationToken) =>
        runs.RunAsync(BookDays.Name, RestateAsync, cancellationToken);

    private async Task<RestatedFigures?> RestateAsync(CancellationToken cancellationToken)
    {
        await compose.RefuseOlderLedgerAsync(await publish.AsOfAsync(cancellationToken), cancellationToken);
        if (await rows.PlanAsync(cancellationToken) is not { } restated)
        {
            return null;
        }

        if (restated.IsNew)
        {
            // Before it is done: what was done stands in the audit, whatever happens in between.
            await audit.AddAsync(new(clock.GetUtcNow(), Name, null, InWords(restated)), cancellationToken);
            await rows.CommitAsync(restated, cancellationToken);
        }

        // Also where nothing changes: a run that died may have left what is published behind.
        var report = await compose.RunAsync(restated.After, cancellationToken);
        return new(restated, report.Networks, await publish.RunAsync(report, cancellationToken));
    }

    private static string InWords(RestatedRows restated) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"days through {restated.After.Through:yyyy-MM-dd} told anew with other rates: {restated.Changed} of {restated.Rows} rows, "
                + $"{restated.Before.Currency} to {restated.After.Currency}; nobody's counters changed"
        );
}

/// <summary>What restating made.</summary>
/// <param name="Ledger">The ledger, before and after.</param>
/// <param name="Networks">Reach by network.</param>
/// <param name="Files">Where the files are.</param>
public sealed record RestatedFigures(RestatedRows Ledger, IReadOnlyList<NetworkFacts> Networks, IReadOnlyList<string> Files);
