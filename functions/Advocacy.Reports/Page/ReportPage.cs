using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Reports;
using Advocacy.Reports.Formats;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Page;

/// <summary>report.html: one page with everything in it, for readers without Power BI. Its parts are files beside this one, and the script
/// of Apache ECharts.</summary>
internal static class ReportPage
{
    private static readonly string[] Scripts =
    [
        "say.js",
        "figures.js",
        "findings.js",
        "charts.js",
        "tables.js",
        "sections.js",
        "programme.js",
        "main.js",
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(
        Stream stream,
        MarketingReport report,
        IReadOnlyDictionary<BadRowReason, long> badRows,
        PageOptions options,
        PageProgramme programme,
        CancellationToken cancellationToken
    )
    {
        // The serializer escapes <, so that nothing in the data ends its element.
        var parts = new Dictionary<string, string>
        {
            ["words"] = JsonSerializer.Serialize(Words.All.ToDictionary(words => words.Language, PageWordsOf), Json),
            ["data"] = JsonSerializer.Serialize(PageData.Of(report, badRows, options, programme), Json),
            ["noscript"] = string.Join(
                " — ",
                Words.All.Select(words => WebUtility.HtmlEncode(words.Page.GetProperty("noscript").GetString()))
            ),
            ["charts"] = Read("echarts.js"),
            ["script"] = string.Join('\n', Scripts.Select(Read)),
        };
        var body = new StringBuilder();
        foreach (var (i, piece) in Read("report.html").TrimEnd().Split("{{").Index())
        {
            var end = i == 0 ? -2 : piece.IndexOf("}}", StringComparison.Ordinal);
            body.Append(end < 0 ? piece : parts[piece[..end]] + piece[(end + 2)..]);
        }

        var first = Words.All[0];
        var page = HtmlShell.Page(first.Language, first.Page.GetProperty("title").GetString()!, Read("report.css"), body.ToString());
        await stream.WriteAsync(Encoding.UTF8.GetBytes(page), cancellationToken);
    }

    /// <summary>The words of the page, with the names of the counters among them.</summary>
    private static Dictionary<string, object> PageWordsOf(Words words) =>
        words
            .Page.EnumerateObject()
            .Select(member => KeyValuePair.Create(member.Name, (object)member.Value))
            .Concat(words.Counters.Select(counter => KeyValuePair.Create(counter.Key, (object)counter.Value)))
            .ToDictionary();

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream($"page.{name}")!);
        return reader.ReadToEnd();
    }
}
