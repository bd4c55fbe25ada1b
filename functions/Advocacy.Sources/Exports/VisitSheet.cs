using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Networks;
using Advocacy.Sources.Sheets;

namespace Advocacy.Sources.Exports;

/// <summary>What web analytics exports as visits: rows of one content, day and network are added up, since they may be cut by what is not
/// kept here.</summary>
/// <param name="mapping">How its columns are called.</param>
/// <param name="sheet">The table.</param>
/// <param name="writtenAt">When the file was written, UTC.</param>
/// <param name="options">What tables do not say themselves.</param>
internal sealed partial class VisitSheet(VisitMapping mapping, Sheet sheet, DateTimeOffset writtenAt, SheetOptions options)
{
    private readonly SheetTimes _times = SheetTimes.Of(
        sheet,
        mapping.Day is { } day ? [day] : [],
        SheetTimes.OrderOf(mapping.TimeFormats) ?? options.DayOrder
    );

    private readonly SheetNumbers _counts = SheetNumbers.Of(
        new[] { mapping.Sessions, mapping.Conversions }.OfType<string>().SelectMany(column => sheet.Rows.Select(row => row.Cell(column))),
        options.DecimalSign
    );

    private readonly SheetNumbers _amounts = SheetNumbers.Of(
        mapping.Value is { } value ? sheet.Rows.Select(row => row.Cell(value)) : [],
        options.DecimalSign,
        isWhole: false
    );

    /// <summary>What each content's rows say, and rows that are of none.</summary>
    public IEnumerable<ExportRow> Rows() =>
        sheet
            .Rows.Where(row => !IsOfContent(row))
            .Select(row => new ExportRow(row.Line, [], null, "it names no content"))
            .Concat(sheet.Rows.Where(IsOfContent).GroupBy(row => (row[mapping.ContentId], DayOf(row), NetworkOf(row))).Select(Visits))
            .OrderBy(row => row.Line);

    // What Google Analytics and Matomo write in the place of what they do not know.
    [GeneratedRegex(@"^(\(.*\)|grand total|totals?|keyword not defined)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", RegexOptions.RightToLeft)]
    private static partial Regex DayInName();

    private bool IsOfContent(SheetRow row) => !Nothing().IsMatch(row[mapping.ContentId]) && !row.IsTotal;

    private string NetworkOf(SheetRow row) => mapping.Network?.Of(mapping.Network.Column is { } column ? row[column] : "") ?? "";

    /// <summary>The day as the contract has it, or as it stands where it is none.</summary>
    private string DayOf(SheetRow row) =>
        mapping.Day is not { } column
            ? DayInName().Match(sheet.Name).Value
            : _times.Read(row.Cell(column), mapping.TimeFormats).Day?.ToString("O", CultureInfo.InvariantCulture) ?? row[column];

    private ExportRow Visits(IGrouping<(string ContentId, string Day, string Network), SheetRow> rows)
    {
        var sums = new[] { ("sessions", mapping.Sessions), ("conversions", mapping.Conversions), ("value", mapping.Value) }
            .Where(member => member.Item2 is not null)
            .Select(member =>
                rows.Any(row => row.IsWide)
                    ? (
                        Name: member.Item1,
                        Sum: (decimal?)null,
                        Problem: (string?)"a row has more cells than there are names: one of them was cut in two"
                    )
                    : SumOf(member.Item1, rows.Select(row => row.Cell(member.Item2!)).Where(cell => cell.Value.Length > 0).ToList())
            )
            .ToList();
        var (contentId, day, network) = rows.Key;
        var json = NetworkEvents.Event(
            mapping.Platform,
            EventTypes.Visit,
            writtenAt,
            $"{contentId} {day} {network} {string.Join(' ', sums.Select(sum => sum.Sum?.ToString(CultureInfo.InvariantCulture)))}",
            json =>
            {
                json.WriteString("contentId", contentId);
                json.WriteString("day", day);
                if (network.Length > 0)
                {
                    json.WriteString("network", network);
                }

                foreach (var (name, sum, problem) in sums)
                {
                    Write(json, name, sum, problem);
                }

                if (mapping is { Value: not null, Currency: { } currency })
                {
                    json.WriteString("currency", currency);
                }
            }
        );
        var why =
            day.Length == 0
                ? "neither a column nor the file's name says the day"
                : sums.Select(sum => sum.Problem).OfType<string>().FirstOrDefault();
        return new(rows.First().Line, [json], why, null);
    }

    /// <summary>The sum of the cells that hold anything; one that cannot be read makes a bad row of it.</summary>
    private (string Name, decimal? Sum, string? Problem) SumOf(string name, List<SheetCell> cells)
    {
        var read = cells.Select(cell => (name == "value" ? _amounts : _counts).Read(cell)).ToList();
        var unread = read.FindIndex(cell => cell.Number is null);
        return unread < 0
            ? (name, read.Count == 0 ? null : read.Sum(cell => cell.Number), null)
            : (name, null, $"{name}: {read[unread].Problem ?? $"'{cells[unread].Value}' is no number"}");
    }

    private static void Write(Utf8JsonWriter json, string name, decimal? sum, string? problem)
    {
        if (problem is not null)
        {
            json.WriteString(name, problem);
        }
        else if (sum is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
