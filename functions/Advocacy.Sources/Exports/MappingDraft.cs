using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Sheets;

namespace Advocacy.Sources.Exports;

/// <summary>A first mapping for a table that none fits: columns are found by the words that platforms use, and what is not found is said.
/// It is a draft: a person looks at the rows as they would be read.</summary>
public sealed class MappingDraft
{
    private const int RowsShown = 5;
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        // It is read by people, and by no browser.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // The likelier word first; a column is taken for the first member that it fits.
    private static readonly (string Member, string[] Words)[] Members =
    [
        (
            "shareId",
            ["share id", "post id", "postid", "tweet id", "update id", "post link", "post url", "permalink", "link to post", "shareid"]
        ),
        ("url", ["permalink", "post link", "post url", "share url", "link", "url"]),
        ("sharedAt", ["shared at", "sharedat", "shared on", "share date", "published", "post date", "created", "date", "time"]),
        ("network", ["network", "channel", "platform", "social network"]),
        ("person", ["employee id", "employeeid", "email", "e-mail", "user", "advocate", "profile", "author", "handle", "account", "name"]),
        ("contentId", ["content id", "contentid", "story id", "content", "campaign"]),
        ("observedAt", ["observed at", "observedat", "updated", "as of", "retrieved"]),
    ];

    private static readonly (Counter Counter, string[] Words)[] CounterWords =
    [
        (Counter.Reached, ["reached", "reach", "unique impressions"]),
        (Counter.Impressions, ["impressions", "views"]),
        (Counter.Reactions, ["reactions", "likes", "favorites", "favourites", "loves"]),
        (Counter.Comments, ["comments", "replies"]),
        (Counter.Reshares, ["reshares", "reposts", "retweets", "shares"]),
        (Counter.Clicks, ["link clicks", "url clicks", "clicks"]),
        (Counter.Saves, ["saves", "bookmarks"]),
    ];

    private MappingDraft(string json, IReadOnlyList<string> missing, IReadOnlyList<string> rows, IReadOnlyList<string> notices) =>
        (Json, Missing, Rows, Notices) = (json, missing, rows, notices);

    /// <summary>The mapping, to be put into mappings/ when it is right.</summary>
    public string Json { get; }

    /// <summary>What no column was found for.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The first rows as they would be read, a line each.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>What is to be told of how the table was read.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>Drafts a mapping.</summary>
    /// <param name="path">What the file is called.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="options">What tables do not say themselves.</param>
    /// <exception cref="RefusedFileException">It is no table.</exception>
    public static MappingDraft Of(string path, ReadOnlyMemory<byte> content, SheetOptions options)
    {
        var name = Path.GetFileName(path);
        var sheet = Sheet.Read(name, content, options, _ => false);
        var columns = sheet.Columns.Where(column => column.Trim().Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (member, words) in Members)
        {
            if (Find(columns, words, member == "url" ? [] : found.Values) is { } column)
            {
                found[member] = column;
            }
        }

        var counters = CounterWords
            .Select(counter =>
                (counter.Counter.Name, Columns: Find(columns, counter.Words, found.Values) is { } column ? [column] : (string[])[])
            )
            .Where(counter => counter.Columns.Length > 0)
            .DistinctBy(counter => counter.Columns[0])
            .ToDictionary(counter => counter.Name, counter => counter.Columns);
        string[] needed = ["shareId", "sharedAt", "network", "person"];
        return new(
            JsonOf(name, found, counters),
            [.. needed.Where(member => !found.ContainsKey(member))],
            [.. sheet.Rows.Take(RowsShown).Select(row => RowOf(row, sheet, found, counters, options))],
            sheet.Notices
        );
    }

    private static string? Find(List<string> columns, string[] words, IEnumerable<string> taken) =>
        words
            .SelectMany(word => columns.Where(column => SheetCell.KeyOf(column) == word))
            .Concat(words.SelectMany(word => columns.Where(column => IsPart(SheetCell.KeyOf(column), word))))
            .FirstOrDefault(column => !taken.Contains(column));

    private static bool IsPart(string column, string word) => $" {column} ".Contains($" {word} ", StringComparison.Ordinal);

    private static string JsonOf(string name, Dictionary<string, string> found, Dictionary<string, string[]> counters)
    {
        var person = found.GetValueOrDefault("person", "");
        var isEmail = SheetCell.KeyOf(person).Contains("mail", StringComparison.Ordinal);
        var mapping = new Dictionary<string, object?>
        {
            ["platform"] = new string([.. Path.GetFileNameWithoutExtension(name).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]),
            ["about"] = $"Drafted from {name}; say here which export it is, and where its columns are documented.",
            ["shareId"] = found.GetValueOrDefault("shareId", ""),
            ["sharedAt"] = found.GetValueOrDefault("sharedAt", ""),
            ["network"] = found.TryGetValue("network", out var network) ? new { column = network } : new { @is = "linkedin" },
            ["person"] =
                SheetCell.KeyOf(person).Contains("employee", StringComparison.Ordinal) ? new { column = person, @is = "employeeId" }
                : isEmail
                    ? new
                    {
                        column = person,
                        @is = "account",
                        accountsOf = "email",
                    }
                : new { column = person, @is = "account" },
            ["contentId"] = found.GetValueOrDefault("contentId"),
            ["url"] = found.GetValueOrDefault("url"),
            ["observedAt"] = found.GetValueOrDefault("observedAt"),
            ["counters"] = counters,
        };
        return JsonSerializer.Serialize(mapping.Where(member => member.Value is not null).ToDictionary(), Indented);
    }

    private static string RowOf(
        SheetRow row,
        Sheet sheet,
        Dictionary<string, string> found,
        Dictionary<string, string[]> counters,
        SheetOptions options
    )
    {
        var numbers = SheetNumbers.Of(
            counters.Values.SelectMany(columns => columns).SelectMany(column => sheet.Rows.Select(other => other.Cell(column))),
            options.DecimalSign
        );
        var cells = found
            .Where(member => member.Key != "sharedAt")
            .Select(member => $"{member.Key} {row[member.Value]}")
            .Append($"sharedAt {TimeOf(row, sheet, found, options)}")
            .Concat(
                counters.Select(counter =>
                    (counter.Key, Read: numbers.Read(row.Cell(counter.Value[0])).Number) is var (name, read)
                        ? $"{name} {read?.ToString("0", CultureInfo.InvariantCulture) ?? "?"}"
                        : ""
                )
            );
        return string.Create(CultureInfo.InvariantCulture, $"line {row.Line}: {string.Join(", ", cells)}");
    }

    private static string TimeOf(SheetRow row, Sheet sheet, Dictionary<string, string> found, SheetOptions options)
    {
        if (!found.TryGetValue("sharedAt", out var column))
        {
            return "?";
        }

        var time = SheetTimes.Of(sheet, [column], options.DayOrder).Read(row.Cell(column));
        return time.IsRead
            ? time.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : time.Problem ?? $"'{row[column]}' is no time that is known; timeFormats says how it is written";
    }
}
