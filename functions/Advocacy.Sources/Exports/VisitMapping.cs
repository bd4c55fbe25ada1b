using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Sources.Sheets;

namespace Advocacy.Sources.Exports;

/// <summary>How the table that web analytics exports says what visits events say: a row a content, or a content and day. It stands beside
/// the mappings of shares, and is known by its member sessions.</summary>
internal sealed record VisitMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>What it is called: a word in lower case.</summary>
    public required string Platform { get; init; }

    /// <summary>Which export it is for, and where its columns are documented.</summary>
    public required string About { get; init; }

    /// <summary>The column of the content's id, as links carry it.</summary>
    public required string ContentId { get; init; }

    /// <summary>The column of sessions.</summary>
    public required string Sessions { get; init; }

    /// <summary>The column of the day; null is the day in the file's name.</summary>
    public string? Day { get; init; }

    /// <summary>The column of conversions, or null.</summary>
    public string? Conversions { get; init; }

    /// <summary>The column of their value, or null.</summary>
    public string? Value { get; init; }

    /// <summary>The currency of the value, ISO 4217; needed where there is a value.</summary>
    public string? Currency { get; init; }

    /// <summary>The network that visits came from, or null where it is not told.</summary>
    public NetworkColumn? Network { get; init; }

    /// <summary>How its days are written, in .NET's formats, beside what everybody writes.</summary>
    public IReadOnlyList<string> TimeFormats { get; init; } = [];

    /// <summary>The columns by which a table is known as one of it.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Needed => [.. new[] { ContentId, Sessions, Day, Network?.Column }.OfType<string>().Distinct()];

    /// <summary>Whether a mapping is one of visits.</summary>
    public static bool Is(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("sessions", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="InvalidDataException">It is none; the message says why.</exception>
    public static VisitMapping Read(string file, ReadOnlySpan<byte> json)
    {
        try
        {
            var mapping = JsonSerializer.Deserialize<VisitMapping>(json, Json) ?? throw new InvalidDataException($"{file} is empty");
            return mapping.Mistake is { } mistake ? throw new InvalidDataException($"{file}: {mistake}") : mapping;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is no mapping: {e.Message}", e);
        }
    }

    /// <summary>Whether a line has the names of its columns.</summary>
    public bool AreNames(IReadOnlySet<string> names) => Needed.All(column => names.Contains(SheetCell.KeyOf(column)));

    private string? Mistake =>
        Needed.Any(string.IsNullOrWhiteSpace) ? "a column has no name"
        : Network?.Mistake is { } mistake ? mistake
        : Currency is null ? null
        : Currency.Length == 3 && Currency.All(char.IsAsciiLetterUpper) ? null
        : $"currency is '{Currency}', but must be a code of three capital letters";
}
