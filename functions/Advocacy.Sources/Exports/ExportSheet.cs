using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Networks;
using Advocacy.Sources.Sheets;

namespace Advocacy.Sources.Exports;

/// <summary>A platform's export as events: for each row that a person shared, and what came back. What a row does not say rightly is
/// written as it stands, and becomes a bad row. An event's id follows from what it says, and a share has the id that its network gives it:
/// an export and the network itself report one share.</summary>
internal sealed partial class ExportSheet
{
    private const int LongestKept = 40;
    private const string NoNumber = "no number";
    private const string NoTime = "no time";
    private readonly ExportMapping _mapping;
    private readonly Sheet _sheet;
    private readonly DateTimeOffset _writtenAt;
    private readonly SheetTimes _times;
    private readonly SheetNumbers _numbers;
    private readonly SheetIds _ids;

    /// <summary>The export that a table is.</summary>
    /// <param name="mapping">How its columns are called.</param>
    /// <param name="sheet">The table.</param>
    /// <param name="writtenAt">When the file was written, UTC.</param>
    /// <param name="options">What tables do not say themselves.</param>
    public ExportSheet(ExportMapping mapping, Sheet sheet, DateTimeOffset writtenAt, SheetOptions options)
    {
        (_mapping, _sheet, _writtenAt) = (mapping, sheet, writtenAt);
        _times = SheetTimes.Of(sheet, mapping.Times, SheetTimes.OrderOf(mapping.TimeFormats) ?? options.DayOrder);
        _numbers = SheetNumbers.Of(
            mapping.Counters.Values.SelectMany(columns => columns).SelectMany(column => sheet.Rows.Select(row => row.Cell(column))),
            options.DecimalSign
        );
        _ids = SheetIds.Of(sheet.Rows.Select(row => row[mapping.ShareId]));
        Notices = _times.Notice is { } notice ? [notice] : [];
    }

    /// <summary>What is to be told of how it was read.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>What each row says.</summary>
    /// <param name="accounts">The company's ids by account, of a network.</param>
    public IEnumerable<ExportRow> Rows(Func<string, IReadOnlyDictionary<string, EmployeeId>> accounts) =>
        _sheet.Rows.Select(row => RowOf(row, accounts));

    private ExportRow RowOf(SheetRow row, Func<string, IReadOnlyDictionary<string, EmployeeId>> accounts)
    {
        if (row.IsWide && _mapping.Counters.Count > 0)
        {
            return new(row.Line, [Cut(row)], "it has more cells than there are names: one of them was cut in two", null);
        }

        var time = TimeIn(row, _mapping.SharedAt);
        var network = _mapping.Network.Of(_mapping.Network.Column is { } column ? row[column] : "");
        var (id, damage) = IdOf(row.Cell(_mapping.ShareId), network);
        var person = PersonOf(row, network, accounts);
        if (!time.IsRead && row.IsTotal && (id.Length == 0 || person is not { Length: > 0 }))
        {
            return new(row.Line, [], null, "it is a total");
        }

        damage ??= DamageOf(row);
        if (id.Length == 0 && damage is null && !time.IsRead)
        {
            // Of a post whose lines a program cut apart, no word is kept, in a bad row neither.
            return new(row.Line, [], null, "it names neither a post nor a time");
        }

        var share = Share(row, network, id, time, damage is null ? person : null);
        var (engagement, problem) = Engagement(row, network, id);
        var why = damage ?? time.Problem ?? problem ?? (person is null ? NoAccount : null);
        return new(row.Line, engagement is null ? [share] : [share, engagement], why, null);
    }

    /// <summary>A row of which nothing is sure, as a bad row that says nothing: a word of a post may stand in any of its columns.</summary>
    private byte[] Cut(SheetRow row) =>
        NetworkEvents.Event(
            _mapping.Platform,
            EventTypes.Share,
            _writtenAt,
            string.Create(CultureInfo.InvariantCulture, $"{_sheet.Name} {row.Line}"),
            _ => { }
        );

    private byte[] Share(SheetRow row, string network, string id, SheetTime time, string? person) =>
        NetworkEvents.Event(
            _mapping.Platform,
            EventTypes.Share,
            _mapping.InstantOf(time) ?? _writtenAt,
            $"{network} {id}",
            json =>
            {
                Write(json, "shareId", id.Length == 0 ? null : NetworkEvents.ShareIdOf(network, id));
                Write(json, "employeeId", person);
                json.WriteString("network", network);
                WriteInstant(json, "sharedAt", time, row[_mapping.SharedAt]);
                Write(json, "contentId", _mapping.ContentId is { } content ? row[content] : null);
                Write(json, "url", _mapping.Url is { } url && IsAddress(row[url]) ? row[url] : null);
            }
        );

    private (byte[]? Event, string? Problem) Engagement(SheetRow row, string network, string id)
    {
        var counters = _mapping
            .Counters.Select(counter =>
                (
                    counter.Key,
                    Cells: counter
                        .Value.Select(row.Cell)
                        .Where(cell => HasValue(cell.Value))
                        .Select(cell => (cell, Read: _numbers.Read(cell)))
                        .ToList()
                )
            )
            .Where(counter => counter.Cells.Count > 0)
            .ToList();
        if (counters.Count == 0)
        {
            return (null, null);
        }

        var told = _mapping.ObservedAt is { } at && row[at].Length > 0 ? at : null;
        var seen = told is null ? new SheetTime(SeenAt.UtcDateTime, TimeSpan.Zero, null) : TimeIn(row, told);
        var written = told is null ? SeenAt.ToString("O", CultureInfo.InvariantCulture) : row[told];
        var json = NetworkEvents.Event(
            _mapping.Platform,
            EventTypes.Engagement,
            _writtenAt,
            $"{network} {id} {(_mapping.InstantOf(seen) is { } instant ? instant.ToString("O", CultureInfo.InvariantCulture) : written)}",
            json =>
            {
                Write(json, "shareId", id.Length == 0 ? null : NetworkEvents.ShareIdOf(network, id));
                WriteInstant(json, "observedAt", seen, written);
                foreach (var (name, cells) in counters)
                {
                    WriteSum(json, name, cells);
                }
            }
        );
        return (
            json,
            seen.Problem
                ?? counters
                    .SelectMany(counter => counter.Cells.Select(cell => cell.Read.Problem is { } why ? $"{counter.Key}: {why}" : null))
                    .OfType<string>()
                    .FirstOrDefault()
        );
    }

    private SheetTime TimeIn(SheetRow row, string column) =>
        _times.Read(row.Cell(column), _mapping.TimeFormats) is var time && time.Problem is { } problem
            ? SheetTime.Bad($"{column}: {problem}")
            : time;

    /// <summary>A share's id; empty where there is none, or where a spreadsheet damaged it.</summary>
    private (string Id, string? Damage) IdOf(SheetCell cell, string network)
    {
        if (_ids.ProblemOf(cell) is { } problem)
        {
            return ("", $"{_mapping.ShareId}: {problem}");
        }

        var id = _mapping.ShareIdOf(cell.Value);
        return (id.Length > 0 && network == LinkedIn.Network ? LinkedInUrn.Of(cell.Value) ?? id : id, null);
    }

    /// <summary>What is wrong with the other ids of a row, or null: people and contents must not become one.</summary>
    private string? DamageOf(SheetRow row) =>
        new[] { _mapping.Person.Column, _mapping.ContentId }
            .OfType<string>()
            .Select(column => SheetIds.DamageOf(row.Cell(column)) is { } problem ? $"{column}: {problem}" : null)
            .FirstOrDefault(problem => problem is not null);

    /// <summary>Words of a post that stand where an address should be are not kept.</summary>
    private static bool IsAddress(string text) =>
        text.Length <= EventLimits.MaxUrlLength
        && !text.Any(char.IsWhiteSpace)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    /// <summary>A day in the file's name is the day at whose end its counters were seen, if that is past.</summary>
    private DateTimeOffset SeenAt =>
        DayInName().Match(_sheet.Name) is { Success: true } match
        && DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && new DateTimeOffset(day, new TimeOnly(23, 59, 59), TimeSpan.Zero) is var end
        && end < _writtenAt
            ? end
            : _writtenAt;

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", RegexOptions.RightToLeft)]
    private static partial Regex DayInName();

    private static bool HasValue(string cell) =>
        cell is not ("" or "-" or "--" or "–" or "—" or "N/A" or "n/a" or "#N/A" or "null" or "NULL");

    private static void Write(Utf8JsonWriter json, string member, string? text)
    {
        if (text is { Length: > 0 })
        {
            json.WriteString(member, text);
        }
    }

    /// <summary>The sum of a counter's cells; a text where one of them is no number, which no sum of it could overflow.</summary>
    private static void WriteSum(
        Utf8JsonWriter json,
        string member,
        IReadOnlyList<(SheetCell Cell, (decimal? Number, string? Problem) Read)> cells
    )
    {
        if (cells.All(cell => cell.Read.Number is { } count && Math.Abs(count) <= EventLimits.MaxCount))
        {
            var sum = cells.Sum(cell => cell.Read.Number!.Value);
            json.WriteNumber(member, sum == decimal.Truncate(sum) ? decimal.Truncate(sum) : sum);
        }
        else
        {
            json.WriteString(member, string.Join(" + ", cells.Select(cell => Kept(cell.Cell.Value, NoNumber))));
        }
    }

    /// <summary>What a cell says that should hold a number or a time, for whoever mends the row. Anything else may be the words of a
    /// post.</summary>
    private static string Kept(string text, string otherwise) => text.Length <= LongestKept && text.Any(char.IsDigit) ? text : otherwise;

    private string NoAccount => $"{_mapping.Person.Column ?? "the file's name"}: directory/accounts.csv has no such account";

    private string? PersonOf(SheetRow row, string network, Func<string, IReadOnlyDictionary<string, EmployeeId>> accounts)
    {
        var text = _mapping.Person.Of(_mapping.Person.Column is { } column ? row[column] : _sheet.Name);
        return _mapping.Person.Is == "employeeId" ? text
            : accounts(_mapping.Person.AccountsOf ?? network).TryGetValue(AccountSheet.KeyOf(text), out var employee) ? employee.Value
            : null;
    }

    private void WriteInstant(Utf8JsonWriter json, string member, SheetTime time, string text)
    {
        if (_mapping.InstantOf(time) is { } at)
        {
            json.WriteString(member, at);
        }
        else
        {
            Write(json, member, Kept(text, NoTime));
        }
    }
}

/// <summary>What a row of an export says.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Events">Its events.</param>
/// <param name="Problem">Why one of them cannot be taken in, where there is more to say than the contract does; or null.</param>
/// <param name="PassedOver">Why it is no share at all, or null.</param>
internal sealed record ExportRow(int Line, IReadOnlyList<byte[]> Events, string? Problem, string? PassedOver);
