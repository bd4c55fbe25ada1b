using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Sources.Networks;
using Advocacy.Sources.Sheets;

namespace Advocacy.Sources.Exports;

/// <summary>A platform's export as events: for each row that a person shared, and what came back. What a row does not say rightly is
/// written as it stands, and becomes a bad row. An event's id follows from what it says, and a share has the id that its network gives it:
/// an export and the network itself report one share.</summary>
/// <param name="mapping">How its columns are called.</param>
/// <param name="file">What it is called.</param>
/// <param name="writtenAt">When the file was written, UTC.</param>
internal sealed partial class ExportSheet(ExportMapping mapping, string file, DateTimeOffset writtenAt)
{
    /// <summary>The events of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="accounts">The company's ids by account, of a network.</param>
    public IEnumerable<(int Line, byte[] Event)> EventsOf(SheetRow row, Func<string, IReadOnlyDictionary<string, EmployeeId>> accounts)
    {
        var network = mapping.Network.Of(mapping.Network.Column is { } column ? row[column] : "");
        var id = mapping.ShareIdOf(row[mapping.ShareId]);
        var shareId = id.Length == 0 ? null : NetworkEvents.ShareIdOf(network, id);
        yield return (
            row.Line,
            NetworkEvents.Event(
                mapping.Platform,
                EventTypes.Share,
                mapping.InstantOf(row[mapping.SharedAt]) ?? writtenAt,
                $"{network} {id}",
                json =>
                {
                    Write(json, "shareId", shareId);
                    Write(json, "employeeId", PersonOf(row, network, accounts));
                    json.WriteString("network", network);
                    WriteInstant(json, "sharedAt", row[mapping.SharedAt]);
                    Write(json, "contentId", mapping.ContentId is { } content ? row[content] : null);
                    Write(
                        json,
                        "url",
                        mapping.Url is { } url && row[url] is { Length: <= EventLimits.MaxUrlLength } address ? address : null
                    );
                }
            )
        );
        var counters = mapping
            .Counters.Select(counter => (counter.Key, Cells: counter.Value.Select(name => row[name]).Where(HasValue).ToList()))
            .Where(counter => counter.Cells.Count > 0)
            .ToList();
        if (counters.Count > 0)
        {
            var seen =
                mapping.ObservedAt is { } at && row[at] is { Length: > 0 } told ? told : SeenAt.ToString("O", CultureInfo.InvariantCulture);
            yield return (
                row.Line,
                NetworkEvents.Event(
                    mapping.Platform,
                    EventTypes.Engagement,
                    writtenAt,
                    $"{network} {id} {seen}",
                    json =>
                    {
                        Write(json, "shareId", shareId);
                        WriteInstant(json, "observedAt", seen);
                        foreach (var (name, cells) in counters)
                        {
                            WriteSum(json, name, cells);
                        }
                    }
                )
            );
        }
    }

    /// <summary>A day in the file's name is the day at whose end its counters were seen, if that is past.</summary>
    private DateTimeOffset SeenAt =>
        DayInName().Match(file) is { Success: true } match
        && DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && new DateTimeOffset(day, new TimeOnly(23, 59, 59), TimeSpan.Zero) is var end
        && end < writtenAt
            ? end
            : writtenAt;

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", RegexOptions.RightToLeft)]
    private static partial Regex DayInName();

    private static bool HasValue(string cell) => cell is not ("" or "-" or "--" or "–" or "N/A" or "n/a");

    private static void Write(Utf8JsonWriter json, string member, string? text)
    {
        if (text is { Length: > 0 })
        {
            json.WriteString(member, text);
        }
    }

    /// <summary>Whole numbers, with whatever stands between thousands.</summary>
    private static void WriteSum(Utf8JsonWriter json, string member, IReadOnlyList<string> cells)
    {
        var counts = cells.Select(cell => Thousands().Replace(cell, "")).Select(CountOf).ToList();
        if (counts.All(count => count is not null))
        {
            json.WriteNumber(
                member,
                decimal.Truncate(counts.Sum()!.Value) is var whole && whole == counts.Sum() ? whole : counts.Sum()!.Value
            );
        }
        else
        {
            json.WriteString(member, string.Join(" + ", cells));
        }
    }

    /// <summary>A number that may be a counter; one that is absurd stays a text, which no sum of it could overflow.</summary>
    private static decimal? CountOf(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
        && Math.Abs(count) <= EventLimits.MaxCount
            ? count
            : null;

    [GeneratedRegex(@"(?<=\d)[,\u0020\u00A0\u202F'’](?=\d{3}(\D|$))")]
    private static partial Regex Thousands();

    private string? PersonOf(SheetRow row, string network, Func<string, IReadOnlyDictionary<string, EmployeeId>> accounts)
    {
        var text = mapping.Person.Of(mapping.Person.Column is { } column ? row[column] : file);
        return mapping.Person.Is == "employeeId" ? text
            : accounts(mapping.Person.AccountsOf ?? network).TryGetValue(AccountSheet.KeyOf(text), out var employee) ? employee.Value
            : null;
    }

    private void WriteInstant(Utf8JsonWriter json, string member, string text)
    {
        if (mapping.InstantOf(text) is { } at)
        {
            json.WriteString(member, at);
        }
        else
        {
            Write(json, member, text);
        }
    }
}
