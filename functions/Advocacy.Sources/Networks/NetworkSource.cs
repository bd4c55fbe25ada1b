using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Networks;

/// <summary>A network as a source: what is remembered of the people of a part, and the events that looking at them gives.</summary>
internal sealed class NetworkSource(
    INetwork network,
    IHttpClientFactory http,
    AccountHolders holders,
    IOptions<SourcesOptions> options,
    TimeProvider clock
) : ISource
{
    private const int EventsABatch = 1000;

    // A third of what a host grants a message (functionTimeout in host.json): what was asked for is kept before it ends.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private readonly NetworkLooks _looks = new(network, options.Value, holders);

    /// <inheritdoc/>
    public string Name => network.Name;

    /// <inheritdoc/>
    public string? Place => network.Server?.ToString();

    /// <inheritdoc/>
    public string? Note => network.Note;

    /// <inheritdoc/>
    public int? CallsPerDay => network.CallsPerDay;

    /// <inheritdoc/>
    public int? CallsPerFiveMinutes => network.CallsPerFiveMinutes;

    /// <inheritdoc/>
    public bool AsksAboutPeople => true;

    /// <inheritdoc/>
    public async Task<int> CountAccountsAsync(CancellationToken cancellationToken) =>
        (await holders.ReadAsync(network.Name, cancellationToken)).Count;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceBatch> CollectAsync(SourceRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var calls = new NetworkCalls(http.CreateClient(network.Name), run.Calls, clock);
        var ids = await holders.ReadAsync(network.Name, cancellationToken);
        var watched = await WatchedAsync(run, ids, cancellationToken);
        var (events, notices) = (new List<ReadOnlyMemory<byte>>(), new List<SourceNotice>());
        await foreach (var step in _looks.StepsAsync(new(run, calls, ids, watched), cancellationToken))
        {
            watched[step.Account.Account] = step.Account;
            events.AddRange(step.Events);
            notices.AddRange(step.Notice is { } told ? [new(told, IsRefusal: false)] : (SourceNotice[])[]);
            var stop = step.Stop ?? (run.IsForced || clock.GetUtcNow() - run.Now < Longest ? null : Enough());
            if (events.Count >= EventsABatch || stop is not null)
            {
                yield return new([.. events], Watermark(watched), [.. notices]);
                events.Clear();
                notices.Clear();
            }

            if (stop is not null)
            {
                throw stop;
            }
        }

        yield return new(events, Watermark(watched), notices);
    }

    /// <inheritdoc/>
    public async Task<string> TestAsync(CallBudget calls, CancellationToken cancellationToken)
    {
        var ids = await holders.ReadAsync(network.Name, cancellationToken);
        if (ids.Count == 0)
        {
            return $"no account of {network.Name} in {AccountSheet.Name}";
        }

        var asked = new NetworkCalls(http.CreateClient(network.Name), calls, clock);
        var found = await network.FindAsync(asked, ids.Keys.Order(StringComparer.Ordinal).First(), cancellationToken);
        if (found.Id is not { } id)
        {
            return $"answers, but does not know the first of {ids.Count} accounts";
        }

        if (!network.ListsPosts)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{ids.Count} accounts; {network.Note}");
        }

        var first = await network.PostsAsync(asked, id, new(null, null), cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"answers: {first?.Posts.Count ?? 0} posts on the first page of one account, {ids.Count} accounts"
        );
    }

    private SourcePausedException Enough() => new(clock.GetUtcNow(), "it goes on in another message", isOurs: true);

    /// <summary>Of accounts that were never asked for nothing is remembered: their people may not consent.</summary>
    private static ReadOnlyMemory<byte> Watermark(Dictionary<string, WatchedAccount> watched) =>
        JsonSerializer.SerializeToUtf8Bytes(
            watched
                .Values.Where(account => account.Id is not null || account.LookedAt != DateTimeOffset.MinValue)
                .OrderBy(account => account.Person),
            JsonSerializerOptions.Web
        );

    /// <summary>What is remembered of those of the part whose accounts are known; of all others it is forgotten.</summary>
    private async Task<Dictionary<string, WatchedAccount>> WatchedAsync(
        SourceRun run,
        IReadOnlyDictionary<string, EmployeeId> ids,
        CancellationToken cancellationToken
    )
    {
        var known = run.Watermark is { } watermark
            ? JsonSerializer
                .Deserialize<List<WatchedAccount>>(watermark.Span, JsonSerializerOptions.Web)!
                .DistinctBy(account => account.Account)
                .ToDictionary(account => account.Account)
            : [];
        var watched = new Dictionary<string, WatchedAccount>(StringComparer.Ordinal);
        foreach (var (account, person) in await holders.OfPartAsync(ids, run.Part, cancellationToken))
        {
            watched[account] =
                known.GetValueOrDefault(account) is { } old && old.Person == person
                    ? old
                    : new(person, account, null, null, DateTimeOffset.MinValue, []);
        }

        return watched;
    }
}
