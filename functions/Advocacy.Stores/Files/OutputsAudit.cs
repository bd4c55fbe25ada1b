using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Stores.Files;

/// <summary>The audit among the outputs: audit/lists/&lt;ISO week&gt;.json, and an entry a file in audit/entries/, named by its
/// time.</summary>
internal sealed class OutputsAudit(IOutputs outputs) : IAudit
{
    private const string Lists = "audit/lists/";
    private const string Entries = "audit/entries/";
    private const string TimeFormat = "yyyy-MM-dd'T'HHmmss.fffffff'Z'";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <inheritdoc/>
    public Task SaveListAsync(ListRecord list, CancellationToken cancellationToken) =>
        outputs.WriteAsync(
            Audience.Auditors,
            NameOf(list.List),
            stream => JsonSerializer.SerializeAsync(stream, list, Json, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<ListRecord?> ReadListAsync(IsoWeek list, CancellationToken cancellationToken) =>
        await outputs.ReadAsync(Audience.Auditors, NameOf(list), cancellationToken) is { } json
            ? StoredJson.Read<ListRecord>(NameOf(list), json.Span, Json)
            : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IsoWeek>> ListsAsync(CancellationToken cancellationToken) =>
        [
            .. (await outputs.ListAsync(Audience.Auditors, Lists, cancellationToken))
                .Select(name => IsoWeek.TryParse(Path.GetFileNameWithoutExtension(name), out var week) ? (IsoWeek?)week : null)
                .OfType<IsoWeek>(),
        ];

    /// <inheritdoc/>
    public Task RemoveListAsync(IsoWeek list, CancellationToken cancellationToken) =>
        outputs.DeleteAsync(Audience.Auditors, NameOf(list), cancellationToken);

    /// <inheritdoc/>
    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(entry, Json);
        return outputs.CreateAsync(
            Audience.Auditors,
            $"{Entries}{TimeOf(entry.At)}-{Fingerprint.Hex(json)[..8]}.json",
            json,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(CancellationToken cancellationToken) =>
        await ReadAsync(await outputs.ListAsync(Audience.Auditors, Entries, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AuditEntry>> ReadLatestAsync(int most, CancellationToken cancellationToken)
    {
        var names = await outputs.ListAsync(Audience.Auditors, Entries, cancellationToken);
        return await ReadAsync(names.Order(StringComparer.Ordinal).Reverse().Take(most), cancellationToken);
    }

    private async Task<IReadOnlyList<AuditEntry>> ReadAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var entries = new List<AuditEntry>();
        foreach (var name in names)
        {
            if (await outputs.ReadAsync(Audience.Auditors, name, cancellationToken) is { } json)
            {
                entries.Add(StoredJson.Read<AuditEntry>(name, json.Span, Json));
            }
        }

        return entries;
    }

    /// <inheritdoc/>
    public async Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = (await outputs.ListAsync(Audience.Auditors, Entries, cancellationToken))
            .Where(name => string.CompareOrdinal(name, Entries + TimeOf(before)) < 0)
            .ToList();
        foreach (var name in old)
        {
            await outputs.DeleteAsync(Audience.Auditors, name, cancellationToken);
        }

        return old.Count;
    }

    private static string NameOf(IsoWeek list) => $"{Lists}{list}.json";

    private static string TimeOf(DateTimeOffset at) => at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
