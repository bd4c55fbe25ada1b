using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Outputs;

namespace Advocacy.Stores.Ledger;

/// <summary>The ledger among what engineers run: ledger/head.json names the months and the slices that count, each a file that never
/// changes. A head is put in the place of another only if nobody did so meanwhile.</summary>
internal sealed class OutputsLedger(IOutputs outputs) : ILedger
{
    private const string Folder = "ledger/";
    private const string HeadName = Folder + "head.json";
    private const int HashLength = 16;
    private const int SharesASlice = 10_000;

    // Two of twenty digits: a beginning outlives people who are erased, and must name nobody.
    private const int BeginningLength = 2;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <inheritdoc/>
    public async Task<LedgerHead?> ReadAsync(CancellationToken cancellationToken) =>
        await outputs.ReadAsync(Audience.Engineers, HeadName, cancellationToken) is { } json ? HeadOf(json) : null;

    /// <inheritdoc/>
    public async Task<bool> CommitAsync(LedgerHead? read, LedgerHead next, CancellationToken cancellationToken)
    {
        var isDone = await outputs.ChangeAsync(
            Audience.Engineers,
            HeadName,
            current =>
                (current is { } json ? HeadOf(json).Version : (long?)null) == read?.Version
                    ? JsonSerializer.SerializeToUtf8Bytes(next, Json)
                    : (ReadOnlyMemory<byte>?)null,
            cancellationToken
        );
        var left = isDone && read is not null ? NamesOf(read).Except(NamesOf(next), StringComparer.Ordinal) : [];
        foreach (var name in left)
        {
            // Only what a head named: another run may just be writing what no head names yet.
            await outputs.DeleteAsync(Audience.Engineers, name, cancellationToken);
        }

        return isDone;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PersonBookings> ReadBookingsAsync(
        LedgerHead head,
        PersonId from,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // Slices of a part come one after the other; those of other parts may lie between them.
        var beginning = BeginningOf(from);
        var ahead = new Queue<LedgerSlice>(
            head.Slices.Where(slice => string.CompareOrdinal(slice.To, beginning) >= 0).OrderBy(slice => slice.From, TextOrder.Instance)
        );
        var open = new PriorityQueue<(IReadOnlyList<PersonBookings> People, int Next), PersonId>();
        while (ahead.Count > 0 || open.Count > 0)
        {
            while (
                ahead.TryPeek(out var slice)
                && (!open.TryPeek(out _, out var first) || string.CompareOrdinal(slice.From, BeginningOf(first)) <= 0)
            )
            {
                Enqueue(await ReadSliceAsync(ahead.Dequeue(), cancellationToken), 0);
            }

            if (open.TryDequeue(out var current, out _))
            {
                yield return current.People[current.Next];
                Enqueue(current.People, current.Next + 1);
            }
        }

        void Enqueue(IReadOnlyList<PersonBookings> people, int next)
        {
            if (next < people.Count)
            {
                open.Enqueue((people, next), people[next].PersonId);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerSlice>> SaveBookingsAsync(
        IAsyncEnumerable<PersonBookings> people,
        CancellationToken cancellationToken
    )
    {
        var slices = new List<LedgerSlice>();
        var (held, shares) = (new List<PersonBookings>(), 0);
        await foreach (var person in people.WithCancellation(cancellationToken))
        {
            if (person.Shares.Count > 0)
            {
                held.Add(person);
                shares += person.Shares.Count;
            }

            if (shares >= SharesASlice)
            {
                slices.Add(await SaveSliceAsync(held, cancellationToken));
                (held, shares) = ([], 0);
            }
        }

        if (held.Count > 0)
        {
            slices.Add(await SaveSliceAsync(held, cancellationToken));
        }

        return slices;
    }

    /// <inheritdoc/>
    public async Task<LedgerMonth> ReadMonthAsync(string name, CancellationToken cancellationToken)
    {
        var file = await outputs.ReadAsync(Audience.Engineers, name, cancellationToken) ?? throw Missing(name);
        await using var zip = new GZipStream(new MemoryStream(file.ToArray()), CompressionMode.Decompress);
        return await JsonSerializer.DeserializeAsync<LedgerMonth>(zip, Json, cancellationToken) ?? throw Missing(name);
    }

    /// <inheritdoc/>
    public async Task<bool> HasAllAsync(IReadOnlyList<LedgerSlice> slices, CancellationToken cancellationToken)
    {
        var there = await outputs.ListAsync(Audience.Engineers, Folder, cancellationToken);
        return !slices.Select(slice => slice.Name).Except(there, StringComparer.Ordinal).Any();
    }

    /// <inheritdoc/>
    public async Task<string> SaveMonthAsync(LedgerMonth month, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(month, Json);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Folder}months/{month.Month:yyyy-MM}.{Fingerprint.Hex(json)[..HashLength]}.json.gz"
        );
        await outputs.WriteAsync(
            Audience.Engineers,
            name,
            async stream =>
            {
                await using var zip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
                await zip.WriteAsync(json, cancellationToken);
            },
            cancellationToken
        );
        return name;
    }

    /// <summary>The people of a slice.</summary>
    public async Task<IReadOnlyList<PersonBookings>> ReadSliceAsync(LedgerSlice slice, CancellationToken cancellationToken)
    {
        var file = await outputs.ReadAsync(Audience.Engineers, slice.Name, cancellationToken) ?? throw Missing(slice.Name);
        return await BookingSlice.ReadAsync(new MemoryStream(file.ToArray()), cancellationToken);
    }

    /// <summary>Keeps people, in order, as a slice.</summary>
    public async Task<LedgerSlice> SaveSliceAsync(IReadOnlyList<PersonBookings> people, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await BookingSlice.WriteAsync(file, people, cancellationToken);
        var content = file.ToArray();
        var name = $"{Folder}booked/{Fingerprint.Hex(content)[..HashLength]}.parquet";
        await outputs.WriteAsync(
            Audience.Engineers,
            name,
            stream => stream.WriteAsync(content, cancellationToken).AsTask(),
            cancellationToken
        );
        return new(name, BeginningOf(people[0].PersonId), BeginningOf(people[^1].PersonId));
    }

    /// <summary>Whether a slice may hold a person.</summary>
    public static bool MayHold(LedgerSlice slice, PersonId person) =>
        string.CompareOrdinal(slice.From, BeginningOf(person)) <= 0 && string.CompareOrdinal(slice.To, BeginningOf(person)) >= 0;

    /// <summary>Deletes what a head does not name, which runs that died have left. A run that is under way elsewhere misses its slices
    /// then, and begins anew.</summary>
    public async Task CleanAsync(LedgerHead? head, CancellationToken cancellationToken)
    {
        var named = (head is null ? [] : NamesOf(head)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in await outputs.ListAsync(Audience.Engineers, Folder, cancellationToken))
        {
            if (name != HeadName && !named.Contains(name))
            {
                await outputs.DeleteAsync(Audience.Engineers, name, cancellationToken);
            }
        }
    }

    private static IEnumerable<string> NamesOf(LedgerHead head) => head.Slices.Select(slice => slice.Name).Concat(head.Months.Values);

    private static LedgerHead HeadOf(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerHead>(json.Span, Json) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{HeadName} is damaged; put the folder back from a backup. Without it all history would be told again, without "
                    + $"those who have left since, and the difference would tell of them: {e.Message}",
                e
            );
        }
    }

    private static string BeginningOf(PersonId person) =>
        person.Value.Length > BeginningLength ? person.Value[..BeginningLength] : person.Value;

    private static InvalidDataException Missing(string name) =>
        new($"{name} is missing or empty, and {HeadName} names it; put the folder back from a backup");
}
