using System.Globalization;
using System.Net;
using System.Text;
using Advocacy.Reports.Formats;

namespace Advocacy.Reports.Dossiers;

/// <summary>A paper as a page, to read and to print; nothing in it comes from elsewhere.</summary>
internal static class DossierHtml
{
    private const string Style =
        "body{font-family:Segoe UI,Helvetica,Arial,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1f2933;"
        + "line-height:1.5}h1{color:#1f4e79;font-size:1.5rem}h2{margin-top:2rem;font-size:1.15rem;color:#1f4e79}"
        + ".intro,.source{color:#52606d}.source{display:block;font-size:.82rem}"
        + ".gap{border-left:4px solid #b45309;background:#fef3c7;color:#1f2933;padding:.6rem .9rem;min-height:4rem}"
        + "table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{padding:.3rem .5rem;border-bottom:1px solid #cbd2d9;"
        + "text-align:left;vertical-align:top}"
        + "@media(prefers-color-scheme:dark){body{background:#14181d;color:#e4e7eb}h1,h2{color:#8ec5f4}.intro,.source{color:#9aa5b1}}"
        + "@media print{body{background:#fff;color:#000;max-width:none}h2{break-after:avoid}p,table{break-inside:avoid}"
        + ".gap{min-height:7rem}}";

    public static async Task WriteAsync(Stream stream, FilledPaper paper)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<body>\n<h1>{Text(paper.Title)}</h1>\n<p class=\"intro\">{Text(paper.Intro)}</p>\n");
        foreach (var section in paper.Sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(section.Heading)}</h2>\n");
            foreach (var statement in section.Statements)
            {
                Append(html, statement, paper.GapLabel);
            }
        }

        html.Append("</body>");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(HtmlShell.Page(paper.Language, paper.Title, Style, html.ToString())));
    }

    private static void Append(StringBuilder html, FilledStatement statement, string gapLabel)
    {
        if (statement.Table is { } table)
        {
            html.Append("<table><thead><tr>")
                .AppendJoin("", table.Columns.Select(column => $"<th scope=\"col\">{Text(column)}</th>"))
                .Append("</tr></thead><tbody>\n")
                .AppendJoin("", table.Rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Text(cell)}</td>"))}</tr>\n"))
                .Append("</tbody></table>\n");
        }
        else if (statement.IsGap)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"gap\"><strong>{Text(gapLabel)}</strong><br>{Text(statement.Text!)}</p>\n"
            );
            return;
        }
        else
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(statement.Text!)} ");
        }

        html.Append(CultureInfo.InvariantCulture, $"<span class=\"source\">{Text(statement.Source!)}</span>")
            .Append(statement.Table is null ? "</p>\n" : "\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(PlainText.Printable(text));
}
