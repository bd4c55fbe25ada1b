using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Pipeline.Reports;

namespace Advocacy.Reports.Page;

/// <summary>report.html: one page with everything in it, for whoever has no Power BI. Its parts are files beside this one, and the script
/// of Apache ECharts.</summary>
internal static class ReportPage
{
    private static readonly string[] Scripts = ["texts.js", "figures.js", "charts.js", "tables.js", "sections.js", "main.js"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(Stream stream, MarketingReport report, CancellationToken cancellationToken)
    {
        // The serializer escapes <, so that nothing in the data ends its element.
        var parts = new Dictionary<string, string>
        {
            ["style"] = Read("report.css"),
            ["data"] = JsonSerializer.Serialize(PageData.Of(report), Json),
            ["charts"] = Read("echarts.js"),
            ["script"] = string.Join('\n', Scripts.Select(Read)),
        };
        foreach (var (i, piece) in Read("report.html").Split("{{").Index())
        {
            var end = i == 0 ? -2 : piece.IndexOf("}}", StringComparison.Ordinal);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(end < 0 ? piece : parts[piece[..end]] + piece[(end + 2)..]), cancellationToken);
        }
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream($"page.{name}")!);
        return reader.ReadToEnd();
    }
}
