using System.Globalization;
using System.Text.Json;
using Advocacy.Reports.Texts;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Web.Texts;

/// <summary>Every text of the pages, in one language: Texts/en.json and fr.json. {0}, {1}, … are filled in.</summary>
public sealed class Say
{
    /// <summary>Where the language that somebody chose is kept.</summary>
    public const string Cookie = "language";

    private readonly IReadOnlyDictionary<string, string> _texts;

    private Say(string language)
    {
        using var stream = typeof(Say).Assembly.GetManifestResourceStream($"texts.{language}.json")!;
        (Language, _texts) = (language, JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
        Words = Words.All.Single(words => words.Language == language);
    }

    /// <summary>The languages, English first.</summary>
    public static IReadOnlyList<Say> All { get; } = [new("en"), new("fr")];

    /// <summary>The language, en or fr.</summary>
    public string Language { get; }

    /// <summary>The words that pages share with lists and reports.</summary>
    public Words Words { get; }

    /// <summary>The texts by key.</summary>
    internal IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>A text.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public string this[string key] => _texts[key];

    /// <summary>A text with its places filled.</summary>
    public string this[string key, params object[] values] =>
        string.Format(CultureInfo.InvariantCulture, _texts[key], [.. values.Select(Written)]);

    /// <summary>A whole number, with thousands set apart.</summary>
    public string Number(long number) =>
        number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", Language == "fr" ? "\u202F" : ",", StringComparison.Ordinal);

    /// <summary>A day.</summary>
    public string Day(DateOnly day) => day.ToString(Words.DateFormat, CultureInfo.InvariantCulture);

    /// <summary>The language of a request: the one that was chosen, otherwise the first one that the browser asks for and that is
    /// here.</summary>
    public static Say Of(HttpContext context)
    {
        var wanted = new[] { context.Request.Cookies[Cookie] }.Concat(
            context
                .Request.GetTypedHeaders()
                .AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
                .Select(language => language.Value.Value?.Split('-')[0])
        );
        return wanted.Select(language => All.FirstOrDefault(say => say.Language == language)).OfType<Say>().FirstOrDefault() ?? All[0];
    }

    private object Written(object value) =>
        value switch
        {
            long or int => Number(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            DateOnly day => Day(day),
            _ => value,
        };
}
