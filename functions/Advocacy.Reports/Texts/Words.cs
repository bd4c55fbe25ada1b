using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;

namespace Advocacy.Reports.Texts;

/// <summary>Every word that a reader sees, in one language: Texts/en.json and fr.json, for files and page alike. {0}, {1}, … are filled
/// in.</summary>
public sealed record Words
{
    private const double DaysAYear = 365.25;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>The languages, English first.</summary>
    public static IReadOnlyList<Words> All { get; } = [Read("en"), Read("fr")];

    /// <summary>Those of English.</summary>
    public static Words English => All[0];

    /// <summary>Those of a language.</summary>
    public static Words Of(string language) => All.First(words => words.Language == language);

    /// <summary>The language, en or fr.</summary>
    [JsonIgnore]
    public string Language { get; private init; } = "";

    /// <summary>Between the whole and the fraction of a number.</summary>
    public required string DecimalSeparator { get; init; }

    /// <summary>What follows a heading on its line.</summary>
    public required string Colon { get; init; }

    /// <summary>What comes between items on one line.</summary>
    public required string Semicolon { get; init; }

    /// <summary>How a day is written.</summary>
    public required string DateFormat { get; init; }

    /// <summary>Names of counters.</summary>
    public required IReadOnlyDictionary<string, string> Counters { get; init; }

    /// <summary>What features say as reasons: {0} is the value, {1} the same in whole days, {2} in years. Before a |, what is said of
    /// one.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    /// <summary>What reasons come to, for HR.</summary>
    public required IReadOnlyDictionary<Gist, string> Gists { get; init; }

    /// <summary>What the terminal shows of a list.</summary>
    public required TerminalWords Terminal { get; init; }

    /// <summary>The weekly list.</summary>
    [JsonInclude]
    internal ListWords List { get; init; } = null!;

    /// <summary>The effect report.</summary>
    [JsonInclude]
    internal EffectWords Effect { get; init; } = null!;

    /// <summary>The weekly digest.</summary>
    [JsonInclude]
    internal DigestWords Digest { get; init; } = null!;

    /// <summary>A person's own page.</summary>
    [JsonInclude]
    internal PersonWords Person { get; init; } = null!;

    /// <summary>The page that marketing reads, as its script takes it.</summary>
    public required JsonElement Page { get; init; }

    /// <summary>A reason in words.</summary>
    public string Of(Reason reason) =>
        (Language == "fr" ? reason.French : reason.English)
        // A list outlives the model that made it: a feature that is gone has its name still.
        ?? Said(Reasons.GetValueOrDefault(reason.Feature, $"{reason.Feature}: {{0}}"), reason.Value);

    /// <summary>What reasons come to, in words: nothing that was counted, and no answer.</summary>
    public IEnumerable<string> GistsOf(IEnumerable<Reason> reasons) => Texts.Gists.Of(reasons).Select(gist => Gists[gist]);

    /// <summary>A counter's name.</summary>
    public string Of(Counter counter) => Counters[counter.Name];

    /// <summary>A text with its places filled.</summary>
    public static string Filled(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>A day.</summary>
    public string Day(DateOnly day) => day.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public string Whole(long value) => value.ToString("N0", Numbers);

    /// <summary>A number of so many decimals.</summary>
    public string Number(double value, int decimals) => value.ToString(FormattableString.Invariant($"N{decimals}"), Numbers);

    /// <summary>A share of 1 as per cent.</summary>
    public string Percent(double share, int decimals) => share.ToString(FormattableString.Invariant($"P{decimals}"), Numbers);

    /// <summary>How numbers are written.</summary>
    private NumberFormatInfo Numbers =>
        new()
        {
            NumberDecimalSeparator = DecimalSeparator,
            PercentDecimalSeparator = DecimalSeparator,
            NumberGroupSeparator = Language == "fr" ? "\u202F" : ",",
            PercentPositivePattern = 1,
            PercentSymbol = "\u00A0%",
        };

    /// <summary>The text of the file of a language.</summary>
    internal static string FileOf(string language)
    {
        using var reader = new StreamReader(typeof(Words).Assembly.GetManifestResourceStream($"texts.{language}.json")!);
        return reader.ReadToEnd();
    }

    private static Words Read(string language) => JsonSerializer.Deserialize<Words>(FileOf(language), Json)! with { Language = language };

    private string Said(string text, double? value)
    {
        var forms = text.Split('|');
        if (value is not { } known)
        {
            return Filled(forms[^1], "–", "–", "–");
        }

        var (days, years) = (Math.Max(1, Math.Round(known)), Math.Round(known / DaysAYear, 1));
        var counted =
            forms[^1].Contains("{1}", StringComparison.Ordinal) ? days
            : forms[^1].Contains("{2}", StringComparison.Ordinal) ? years
            : Rounded(known);
        return string.Format(Numbers, counted is 1 ? forms[0] : forms[^1], Rounded(known), days, years);
    }

    private static double Rounded(double value) =>
        Math.Round(
            value,
            value < 1 ? 2
                : value < 10 ? 1
                : 0
        );
}

/// <summary>What the terminal shows of a list.</summary>
/// <param name="List">Its title: the list, people on it, volunteers who can be won.</param>
/// <param name="Columns">Its columns.</param>
public sealed record TerminalWords(string List, IReadOnlyList<string> Columns);

/// <summary>A heading with a text under it.</summary>
internal sealed record Paragraph(string Heading, string Text);
