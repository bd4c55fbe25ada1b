using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Rights;

/// <summary>queue of erasure requests ─► everywhere. Forgets a person: the store first, which takes in nothing of them from then on, then
/// every other place. While something is under way that may have read them before, a message comes back and looks again; what it finds last
/// is final.</summary>
public sealed class EraseEmployee(
    IActivityStore store,
    IEnumerable<IPersonalData> places,
    PublishList lists,
    IAudit audit,
    IScanStore scans,
    IEnumerable<IScan> kinds,
    IMessageQueue queue,
    IBadRowStore badRows,
    IBadRowReport badRowReport,
    Pseudonyms pseudonyms,
    TimeProvider clock,
    ILogger<EraseEmployee> logger
) : IQueueStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "erase";

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestIngest = TimeSpan.FromHours(1);

    /// <summary>Forgets whom a message names: {"employeeId", "requestedAt"}, or an event of type advocacy.erasure.v1.</summary>
    public async Task<Erased?> RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var trace = Telemetry.StartStep(Name, ActivityKind.Consumer, message.Span);
        if (Read(message) is { } asked)
        {
            return await RunAsync(asked, cancellationToken);
        }

        BadRow[] bad = [BadRow.Of(message.Span, new(BadRowReason.NotAnObject, "$"), Name, QueueNames.Erasure, clock.GetUtcNow())];
        Telemetry.CountBad(bad);
        await badRows.AddAsync(bad, cancellationToken);
        return null;
    }

    Task IQueueStage.RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => RunAsync(message, cancellationToken);

    private static ErasureMessage? Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            return EventReader.Read(message) is ({ } fact, _)
                ? fact is ErasureRequested erasure
                    ? new(erasure.EmployeeId, erasure.RequestedAt, null)
                    : null
                : JsonSerializer.Deserialize<ErasureMessage>(message.Span, JsonSerializerOptions.Web) is { EmployeeId.Length: > 0 } asked
                    ? asked
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<Erased> RunAsync(ErasureMessage asked, CancellationToken cancellationToken)
    {
        var pseudonym = (await pseudonyms.LoadAsync(cancellationToken))(asked.EmployeeId);
        var names = new PersonNames(asked.EmployeeId, pseudonym) { Shares = await SharesAsync(asked, pseudonym, cancellationToken) };
        if (asked.ErasedAt is null)
        {
            // As long as the store knows which shares were theirs: whoever is killed here does it again.
            await SweepPlacesAsync(names, cancellationToken);
            await store.MergeAsync([new ErasureRequested(pseudonym, asked.RequestedAt)], cancellationToken);
        }

        var erasedAt = asked.ErasedAt ?? clock.GetUtcNow();
        var isFinal = !await IsUnderWayAsync(erasedAt, cancellationToken);
        if (isFinal)
        {
            await AbandonLostAsync(erasedAt, cancellationToken);
        }

        var found = await SweepAsync(names, isFinal, cancellationToken);
        // What somebody else holds just now is looked at when they have given it back.
        isFinal &= found.All(place => place.Swept.IsWhole);
        if (!isFinal)
        {
            await queue.EnqueueLaterAsync(
                QueueNames.Erasure,
                (asked with { ErasedAt = erasedAt, Shares = [.. names.Shares] }).ToBytes(),
                Again,
                cancellationToken
            );
        }

        var items = found.Sum(place => place.Swept.Items);
        var details = string.Join(
            ", ",
            found
                .Where(place => place.Swept.Items > 0)
                .Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Place}: {place.Swept.Items}"))
        );
        await audit.AddAsync(
            new(
                clock.GetUtcNow(),
                "erasure",
                SubjectOf(pseudonym),
                $"{(isFinal ? "done" : "to be looked at again")}; {(details.Length == 0 ? "nothing outside the store" : details)}"
            ),
            cancellationToken
        );
        logger.Erased(items, isFinal);
        return new(pseudonym, items, isFinal);
    }

    private async Task<IReadOnlySet<string>> SharesAsync(ErasureMessage asked, string pseudonym, CancellationToken cancellationToken)
    {
        var shares = new HashSet<string>(asked.Shares ?? [], StringComparer.Ordinal);
        if (await store.FindAsync(pseudonym, Purpose.Rights, cancellationToken) is { } person)
        {
            shares.UnionWith(person.Shares.Select(share => share.Key));
        }

        return shares;
    }

    /// <summary>Looks for the person's shares while they are known. A place that fails here keeps the store from nothing: it is looked at
    /// again with all others, and told then.</summary>
    private async Task SweepPlacesAsync(PersonNames names, CancellationToken cancellationToken)
    {
        foreach (var place in names.Shares.Count == 0 ? [] : places)
        {
            try
            {
                await place.EraseAsync(names, isLast: false, cancellationToken);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested) { }
        }
    }

    /// <summary>What a person is called in the audit: it follows from the key, and nothing follows from it.</summary>
    internal static string SubjectOf(string pseudonym) => Fingerprint.Hex("audit", pseudonym)[..20];

    /// <summary>Whether a scan or an ingest may be at work with what it read before.</summary>
    private async Task<bool> IsUnderWayAsync(DateTimeOffset erasedAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // A run without a message goes on no more, whatever is missing.
        return (
                await OpenAsync(erasedAt, cancellationToken).AnyAsync(run => now - run.StartedAt < StartScan.LongestRun, cancellationToken)
                && await queue.CountAsync(QueueNames.Parts, cancellationToken) > 0
            ) || (now - erasedAt < LongestIngest && await queue.CountAsync(QueueNames.Events, cancellationToken) > 0);
    }

    /// <summary>Of a run that nobody ends any more, what came of its parts may name people.</summary>
    private async Task AbandonLostAsync(DateTimeOffset erasedAt, CancellationToken cancellationToken)
    {
        foreach (var run in await OpenAsync(erasedAt, cancellationToken).ToListAsync(cancellationToken))
        {
            await scans.AbandonAsync(run, cancellationToken);
        }
    }

    /// <summary>The runs that had begun by an instant and have not ended.</summary>
    private async IAsyncEnumerable<ScanRun> OpenAsync(DateTimeOffset at, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in kinds)
        {
            if (
                await scans.CurrentAsync(kind.Name, cancellationToken) is { } run
                && run.StartedAt <= at
                && await scans.ReadAsync(run, kind.Steps.Count - 1, null, cancellationToken) is null
            )
            {
                yield return run;
            }
        }
    }

    /// <summary>Looks at every place, also where one of them fails: what fails is told when all others are done.</summary>
    private async Task<IReadOnlyList<(string Place, Swept Swept)>> SweepAsync(
        PersonNames names,
        bool isFinal,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(string, Swept)>();
        var failed = new List<Exception>();
        await TryAsync("lists", async () => new(await lists.RefreshAsync("", names, cancellationToken)));
        foreach (var place in places)
        {
            await TryAsync(place.Place, () => place.EraseAsync(names, isFinal, cancellationToken));
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

/// <summary>What erasing a person did.</summary>
/// <param name="Pseudonym">What they were called behind the ingest.</param>
/// <param name="Items">Items that named them outside the store.</param>
/// <param name="IsFinal">Whether nothing is under way that might still name them; otherwise a message looks again later.</param>
public sealed record Erased(string Pseudonym, int Items, bool IsFinal);
