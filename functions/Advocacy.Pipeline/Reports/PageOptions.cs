using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Reports;

/// <summary>What a company says of its own page.</summary>
public sealed class PageOptions : ICheckedOptions
{
    private static readonly string[] Measures = ["engagementRate", "clickThrough", "adoption", "active"];
    private static readonly string[] Languages = ["en", "fr"];

    /// <inheritdoc/>
    public static string Section => "Advocacy:Page";

    /// <summary>Targets by measure: engagementRate, clickThrough and adoption above 0 to 1, active ambassadors above 0. Sums over a period
    /// have none, since the period is the reader's choice.</summary>
    public IReadOnlyDictionary<string, double> Targets { get; set; } = new Dictionary<string, double>();

    /// <summary>What topics and kinds are called, by language (en, fr) and the word of the events, for readers who do not speak that of the
    /// events.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string>> Names { get; set; } =
        new Dictionary<string, Dictionary<string, string>>();

    /// <summary>By network, what others published of posts there, to compare with. A network named here takes the place of the one that is
    /// built in; a High of 0 takes it away.</summary>
    public IReadOnlyDictionary<string, PublicRange> PublicRanges { get; set; } = new Dictionary<string, PublicRange>();

    /// <summary>The ranges that hold, by network.</summary>
    public IReadOnlyDictionary<string, PublicRange> RangesThatHold() =>
        new Dictionary<string, PublicRange>(StringComparer.Ordinal) { ["linkedin"] = PublicRange.LinkedIn }
            .Where(range => !PublicRanges.ContainsKey(range.Key))
            .Concat(PublicRanges.Where(range => range.Value.High > 0))
            .ToDictionary(range => range.Key, range => range.Value, StringComparer.Ordinal);

    /// <summary>A topic or kind as readers of a language call it; the word of the events where nothing else is given.</summary>
    public string? WordOf(string language, string? word) =>
        word is not null && Names.TryGetValue(language, out var names) ? names.GetValueOrDefault(word, word) : word;

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        [
            .. Targets
                .Keys.Where(name => !Measures.Contains(name))
                .Select(name => $"{nameof(Targets)}:{name} is no measure; there are {string.Join(", ", Measures)}."),
            .. Targets
                .Where(target => Measures.Contains(target.Key) && !(target.Value > 0 && (target.Key == "active" || target.Value <= 1)))
                .Select(target =>
                    $"{nameof(Targets)}:{target.Key} must be above 0{(target.Key == "active" ? "" : " and at most 1: a tenth is 0.1")}."
                ),
            .. PublicRanges
                .Where(range => range.Value.High != 0 && !range.Value.IsCited)
                .Select(range =>
                    $"{nameof(PublicRanges)}:{range.Key} must have a Low of 0 or more, a High above it and at most 1, a Source and its Url."
                ),
            .. Names
                .Keys.Where(language => !Languages.Contains(language))
                .Select(language => $"{nameof(Names)}:{language} is no en or fr."),
        ];
}
