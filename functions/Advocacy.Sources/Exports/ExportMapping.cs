using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Domain.Values;
using Advocacy.Sources.Sheets;

namespace Advocacy.Sources.Exports;

/// <summary>How the table that a platform exports says what events say: a row a share. A platform is added by a file of this form, and no
/// code; functions/README.md documents it.</summary>
internal sealed record ExportMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>What it is called: a word in lower case.</summary>
    public required string Platform { get; init; }

    /// <summary>Which export it is for, and where its columns are documented.</summary>
    public required string About { get; init; }

    /// <summary>The column of a share's id on its network.</summary>
    public required string ShareId { get; init; }

    /// <summary>A regular expression whose first group, without percent-encoding, is the id within that column; null is the
    /// whole.</summary>
    public string? ShareIdPattern { get; init; }

    /// <summary>The column of when it was shared.</summary>
    public required string SharedAt { get; init; }

    /// <summary>The network.</summary>
    public required NetworkColumn Network { get; init; }

    /// <summary>Who shared.</summary>
    public required PersonColumn Person { get; init; }

    /// <summary>The columns that add up to each counter, by its name in the contract.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Counters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The column with which each of several tables that stand side by side begins; null where there is one.</summary>
    public string? SideBySide { get; init; }

    /// <summary>The column of the content shared, or null.</summary>
    public string? ContentId { get; init; }

    /// <summary>The column of the share's address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The column of when the counters were seen; null is the day in the file's name, or else when the file was written.</summary>
    public string? ObservedAt { get; init; }

    /// <summary>How its times are written, in .NET's formats, beside ISO 8601.</summary>
    public IReadOnlyList<string> TimeFormats { get; init; } = [];

    /// <summary>The time zone (IANA) of times that name none.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The columns of times.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Times => [.. new[] { SharedAt, ObservedAt }.OfType<string>()];

    /// <summary>Every column that is read.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> AllColumns =>
        [
            .. Needed
                .Concat(new[] { ContentId, Url, ObservedAt }.OfType<string>())
                .Concat(Counters.Values.SelectMany(columns => columns))
                .Distinct(),
        ];

    /// <summary>The columns by which a table is known as one of it: all that a share cannot do without.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Needed => [.. new[] { ShareId, SharedAt, Network.Column, Person.Column }.OfType<string>().Distinct()];

    /// <summary>Reads a mapping.</summary>
    /// <param name="file">What it is called, for what is said of mistakes.</param>
    /// <param name="json">The mapping.</param>
    /// <exception cref="InvalidDataException">It is none; the message says why.</exception>
    public static ExportMapping Read(string file, ReadOnlySpan<byte> json)
    {
        try
        {
            var mapping = JsonSerializer.Deserialize<ExportMapping>(json, Json) ?? throw new InvalidDataException($"{file} is empty");
            return mapping.Mistakes().ToList() is { Count: > 0 } mistakes
                ? throw new InvalidDataException($"{file}: {string.Join("; ", mistakes)}")
                : mapping;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is no mapping: {e.Message}", e);
        }
    }

    /// <summary>A share's id as a cell says it; empty where it says none.</summary>
    public string ShareIdOf(string text) =>
        ShareIdPattern is null ? text : Uri.UnescapeDataString(FirstGroup.Of(ShareIdPattern, text) ?? "");

    /// <summary>The instant of a time that was read: in the zone that it names, or else in the mapping's. An hour that the clocks leave out
    /// in spring is the one after it; one that they repeat in autumn is the later.</summary>
    public DateTimeOffset? InstantOf(SheetTime time)
    {
        if (!time.IsRead)
        {
            return null;
        }

        var at = DateTime.SpecifyKind(time.At, DateTimeKind.Unspecified);
        return time.Offset is { } offset
            ? new DateTimeOffset(at, TimeSpan.Zero) - offset
            : new(TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(at) ? at.AddHours(1) : at, Zone), TimeSpan.Zero);
    }

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    private IEnumerable<string> Mistakes() =>
        new[]
        {
            Platform.Length > 0 && Platform.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
                ? null
                : "platform must be a word in lower case",
            Needed.Any(string.IsNullOrWhiteSpace) ? "a column has no name" : null,
            ShareIdPattern is not null && FirstGroup.MistakeIn(ShareIdPattern) is { } mistake ? $"shareIdPattern {mistake}" : null,
            SheetTimes.OrderOf(TimeFormats) is null && TimeFormats.Any(format => format.Contains("dd/MM", StringComparison.Ordinal))
                ? "timeFormats has days before months and months before days"
                : null,
            Network.Mistake,
            Person.Mistake,
            Counters.Keys.FirstOrDefault(name => Counter.All.All(counter => counter.Name != name)) is { } unknown
                ? $"counters has '{unknown}', but may have {string.Join(", ", Counter.All)}"
                : null,
            TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) ? null : $"timeZone '{TimeZone}' is not known",
        }.OfType<string>();
}

/// <summary>The network of a share in an export: a column, or one network for all.</summary>
internal sealed record NetworkColumn
{
    /// <summary>The column, or null where all are of one network.</summary>
    public string? Column { get; init; }

    /// <summary>The network of all, or null where a column says it.</summary>
    public string? Is { get; init; }

    /// <summary>What networks are called in the contract, by what the column calls them; others are called the same in lower
    /// case.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with it, or null.</summary>
    internal string? Mistake => Column is null == Is is null ? "network must have either a column or 'is'" : null;

    /// <summary>The network that a cell names.</summary>
    internal string Of(string text) =>
        Is ?? Names.FirstOrDefault(name => name.Key.Equals(text, StringComparison.OrdinalIgnoreCase)).Value ?? text.ToLowerInvariant();
}

/// <summary>Who shared, in an export: the company's id, or an account that directory/accounts.csv knows; in a column, or in the file's
/// name.</summary>
internal sealed record PersonColumn
{
    /// <summary>The column, or null where the file's name says it.</summary>
    public string? Column { get; init; }

    /// <summary>A regular expression whose first group is the person; null is the whole.</summary>
    public string? Pattern { get; init; }

    /// <summary>employeeId, or account.</summary>
    public required string Is { get; init; }

    /// <summary>The network in directory/accounts.csv whose accounts they are, such as email; null is that of the share.</summary>
    public string? AccountsOf { get; init; }

    /// <summary>What is wrong with it, or null.</summary>
    internal string? Mistake =>
        Is is not ("employeeId" or "account") ? $"person is '{Is}', but may be employeeId or account"
        : Column is null && Pattern is null ? "person must have a column, or a pattern that finds them in the file's name"
        : Pattern is not null && FirstGroup.MistakeIn(Pattern) is { } mistake ? $"person has a pattern that {mistake}"
        : null;

    /// <summary>The person as a text names them; empty where it does not.</summary>
    internal string Of(string text) => Pattern is null ? text : FirstGroup.Of(Pattern, text) ?? "";
}
