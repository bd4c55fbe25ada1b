using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Reports;

namespace Advocacy.Reports.Star;

/// <summary>The star schema in the folder star, for marketing. Files are named by what is in them and never change; the manifest names
/// those that count. So a publication writes only the months that changed, done again it writes nothing, and a reader sees one as a
/// whole.</summary>
internal sealed class StarFolder(IOutputs outputs) : IStarSchema
{
    private const string Folder = "star/";
    private const string ManifestName = Folder + "manifest.json";
    private const int HashLength = 16;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Every table, facts first.</summary>
    public static IReadOnlyList<IParquetTable> Tables { get; } =
    [
        StarFacts.ShareDay,
        StarFacts.ReachDay,
        StarFacts.AdoptionWeek,
        StarFacts.ProfileWeek,
        StarFacts.Funnel,
        StarFacts.ListEffect,
        StarVisits.Table,
        StarFindings.Table,
        StarDimensions.Date,
        StarDimensions.Network,
        StarDimensions.Content,
        StarDimensions.Campaign,
        StarDimensions.Team,
    ];

    /// <inheritdoc/>
    public async Task<string> PublishAsync(MarketingReport report, CancellationToken cancellationToken)
    {
        List<StarFile> files =
        [
            .. await WriteMonthsAsync(report, cancellationToken),
            .. await WriteWholeTablesAsync(report, cancellationToken),
        ];
        var before = await ReadManifestAsync(cancellationToken);
        var current = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        List<string> left =
        [
            .. (before?.Files ?? []).Select(file => file.Path).Where(path => !current.Contains(path)).Order(TextOrder.Instance),
        ];
        // A publication that changes nothing must not take away what readers of the last one still read.
        List<string> older = [.. (before?.Previous ?? []).Where(path => !current.Contains(path))];
        var previous = left.Count > 0 ? left : older;
        var manifest = new StarManifest(
            StarManifest.Format,
            report.AsOf,
            [.. files.OrderBy(file => file.Table, TextOrder.Instance).ThenBy(file => file.Month, TextOrder.Instance)],
            previous,
            report.Restated
        );
        var place = await outputs.WriteAsync(
            Audience.Marketing,
            ManifestName,
            stream => JsonSerializer.SerializeAsync(stream, manifest, Json, cancellationToken),
            cancellationToken
        );
        foreach (var old in older.Except(previous))
        {
            // Only what a manifest named: another run may just be writing what no manifest names yet.
            await outputs.DeleteAsync(Audience.Marketing, Folder + old, cancellationToken);
        }

        return place;
    }

    /// <inheritdoc/>
    public async Task<DateOnly?> AsOfAsync(CancellationToken cancellationToken) =>
        await ReadManifestAsync(cancellationToken) is { FormatVersion: StarManifest.Format } manifest ? manifest.AsOf : null;

    /// <summary>The manifest that stands there; null where there is none, or it is damaged: it is written anew.</summary>
    private async Task<StarManifest?> ReadManifestAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await outputs.ReadAsync(Audience.Marketing, ManifestName, cancellationToken) is { } json
                ? JsonSerializer.Deserialize<StarManifest>(json.Span, Json)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<StarFile>> WriteMonthsAsync(MarketingReport report, CancellationToken cancellationToken)
    {
        var days = report
            .Networks.SelectMany(network => network.Days.Select(day => new StarDay(day.Day, network.Label, day.Figures)))
            .OrderBy(day => day.Day)
            .ThenBy(day => day.Network, TextOrder.Instance)
            .ToLookup(day => NameOf(day.Day));
        var files = new List<StarFile>();
        foreach (var month in report.Months.Where(month => month.Rows.Count > 0))
        {
            var name = NameOf(month.Month);
            files.Add(await WriteAsync(StarFacts.ShareDay, month.Rows, name, cancellationToken));
            files.Add(await WriteAsync(StarFacts.ReachDay, [.. days[name]], name, cancellationToken));
        }

        // Facts with no rows are there, empty: readers need not ask.
        return files.Count > 0
            ? files
            :
            [
                await WriteAsync(StarFacts.ShareDay, [], null, cancellationToken),
                await WriteAsync(StarFacts.ReachDay, [], null, cancellationToken),
            ];
    }

    private static string NameOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<StarFile>> WriteWholeTablesAsync(MarketingReport report, CancellationToken cancellationToken) =>
        [
            await WriteAsync(StarFacts.AdoptionWeek, [.. report.Teams], cancellationToken),
            await WriteAsync(StarFacts.ProfileWeek, [.. report.Profiles], cancellationToken),
            await WriteAsync(StarFacts.Funnel, report.Effect?.Funnel ?? [], cancellationToken),
            await WriteAsync(StarFacts.ListEffect, report.Effect?.Lists ?? [], cancellationToken),
            await WriteAsync(StarVisits.Table, report.Visits, cancellationToken),
            await WriteAsync(StarFindings.Table, StarFindings.Of(report), cancellationToken),
            await WriteAsync(StarDimensions.Date, DaysOf(report), cancellationToken),
            await WriteAsync(
                StarDimensions.Network,
                [.. report.Networks.Select(network => (network.Label, network.Audience, report.Currency))],
                cancellationToken
            ),
            await WriteAsync(StarDimensions.Content, ContentsOf(report), cancellationToken),
            await WriteAsync(StarDimensions.Campaign, CampaignsOf(report), cancellationToken),
            await WriteAsync(
                StarDimensions.Team,
                [.. report.Teams.Select(week => week.Team).Distinct().OrderBy(team => team.Key, TextOrder.Instance)],
                cancellationToken
            ),
        ];

    /// <summary>Whole years up to the last closed day: measures of the days before it would find nothing after it.</summary>
    private static IReadOnlyList<DateOnly> DaysOf(MarketingReport report)
    {
        List<DateOnly> days =
        [
            .. report.Networks.SelectMany(network => network.Days).Select(day => day.Day),
            .. report.Teams.Select(week => week.Week),
            .. report.Profiles.Select(week => week.Week),
            report.AsOf.AddDays(-1),
        ];
        var (first, last) = (new DateOnly(days.Min().Year, 1, 1), days.Max());
        return [.. Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber)];
    }

    private static IReadOnlyList<(string Key, Content? Content)> ContentsOf(MarketingReport report) =>
        [
            .. report
                .Months.SelectMany(month => month.Rows)
                .Select(row => row.ContentId ?? StarFacts.NoContent)
                .Distinct(StringComparer.Ordinal)
                .Order(TextOrder.Instance)
                .Select(key => (key, report.Contents.GetValueOrDefault(key))),
        ];

    private static IReadOnlyList<(string Key, int Contents)> CampaignsOf(MarketingReport report) =>
        [
            .. ContentsOf(report)
                .GroupBy(row => row.Content?.Campaign ?? StarDimensions.NoCampaign, StringComparer.Ordinal)
                .OrderBy(group => group.Key, TextOrder.Instance)
                .Select(group => (group.Key, group.Count())),
        ];

    private Task<StarFile> WriteAsync<T>(ParquetTable<T> table, IReadOnlyList<T> rows, CancellationToken cancellationToken) =>
        WriteAsync(table, rows, null, cancellationToken);

    private async Task<StarFile> WriteAsync<T>(
        ParquetTable<T> table,
        IReadOnlyList<T> rows,
        string? month,
        CancellationToken cancellationToken
    )
    {
        var content = await table.ToFileAsync(rows, cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = $"{table.Name}/{(month is null ? "" : $"month={month}/")}{hash[..HashLength]}.parquet";
        if (!await StandsAsync(path, content, cancellationToken))
        {
            await outputs.WriteAsync(
                Audience.Marketing,
                Folder + path,
                stream => stream.WriteAsync(content, cancellationToken).AsTask(),
                cancellationToken
            );
            if (!await StandsAsync(path, content, cancellationToken))
            {
                throw new IOException($"{Folder}{path} was read back other than it was written");
            }
        }

        return new(table.Name, path, month, rows.Count, content.Length, hash);
    }

    /// <summary>Whether a file stands there whole: what was damaged since, or cut off, is written anew.</summary>
    private async Task<bool> StandsAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        await outputs.ReadAsync(Audience.Marketing, Folder + path, cancellationToken) is { } found
        && found.Span.SequenceEqual(content.Span);
}

/// <summary>The file that readers begin with: star/manifest.json.</summary>
/// <param name="FormatVersion">Which form the tables have; another is not for the same readers.</param>
/// <param name="AsOf">Nothing from this day on is in it, UTC.</param>
/// <param name="Files">The files.</param>
/// <param name="Previous">The files of the last publication, which are kept for those who are still reading them.</param>
/// <param name="Restated">How often closed days were told anew with other rates.</param>
internal sealed record StarManifest(
    int FormatVersion,
    DateOnly AsOf,
    IReadOnlyList<StarFile> Files,
    IReadOnlyList<string> Previous,
    int Restated = 0
)
{
    /// <summary>The form of the tables.</summary>
    public const int Format = 2;
}

/// <summary>A file of a table of the star schema. Its name follows from its content, so that it never changes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Path">Where it is, from the folder of the star schema.</param>
/// <param name="Month">The month of its days; null where the table is one file.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, hexadecimal.</param>
internal sealed record StarFile(string Table, string Path, string? Month, int Rows, long Bytes, string Sha256);
