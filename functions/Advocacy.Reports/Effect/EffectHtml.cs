using System.Globalization;
using System.Net;
using System.Text;
using Advocacy.Domain.Invitations;
using Advocacy.Pipeline.Effect;
using Advocacy.Reports.Formats;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Effect;

/// <summary>effect/effect.&lt;language&gt;.html: what the lists changed, for people. One page without anything from elsewhere.</summary>
internal static class EffectHtml
{
    private const string Style =
        "body{font-family:Segoe UI,Helvetica,Arial,sans-serif;max-width:60rem;margin:2rem auto;"
        + "padding:0 1rem;color:#1f2933;line-height:1.5}"
        + "h1{color:#1f4e79}h2{margin-top:2.5rem;font-size:1.2rem;color:#1f4e79}"
        + "p.verdict{font-size:1.15rem;background:#e3f0fb;border-radius:8px;padding:1rem 1.25rem}"
        + "table{border-collapse:collapse;width:100%;font-size:.92rem}th{text-align:left;color:#52606d;font-weight:600}"
        + "th,td{padding:.4rem .6rem;border-bottom:1px solid #e4e7eb}"
        + "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}tr.all td{font-weight:600}"
        + ".bar{background:#1f4e79;height:.9rem;border-radius:3px;min-width:2px}.muted{color:#52606d}"
        + "@media(prefers-color-scheme:dark){body{background:#14181d;color:#e4e7eb}"
        + "h1,h2{color:#8ec5f4}p.verdict{background:#1d3349}th,td{border-color:#323f4b}.bar{background:#8ec5f4}.muted,th{color:#9aa5b1}}";

    public static async Task WriteAsync(Stream stream, EffectReport report, EffectTexts texts)
    {
        var html = new StringBuilder($"<body>\n<h1>{texts.Words.Title}</h1>\n");
        var all = report.Lists.Count == 0 ? null : report.Lists[^1];
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"verdict\">{texts.Verdict(all)}</p>\n");
        Section(html, texts.Words.Sections[0]);
        if (report.Lists.Count > 0)
        {
            var told = report.Lists.Where(list => list == all || list.Difference is not null).ToList();
            Table(html, texts.Words.ListColumns, told.Select(list => (list == all, Cells(list, texts))));
            AppendAlone(html, report.Lists.Except(told).ToList(), texts);
        }

        if (all is { Accepted: not null })
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"muted\">{texts.Accepted(all)}</p>\n");
        }

        Section(html, texts.Words.Sections[1]);
        AppendFunnel(html, report.Funnel, texts);
        Section(html, texts.Words.Sections[2]);
        html.Append(report.Surveys.Count == 0 ? $"<p class=\"muted\">{texts.Words.TooFew}</p>\n" : "");
        if (report.Surveys.Count > 0)
        {
            Table(html, texts.Words.SurveyColumns, report.Surveys.Select(effect => (false, Cells(effect, texts))));
        }

        html.Append("</body>");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(HtmlShell.Page(texts.Language, texts.Words.Title, Style, html.ToString())));
    }

    /// <summary>Lists of too few people each, for whoever asks.</summary>
    private static void AppendAlone(StringBuilder html, List<ToldEffect> lists, EffectTexts texts)
    {
        if (lists.Count > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<details><summary>{WebUtility.HtmlEncode(texts.Words.Alone)}</summary>\n");
            Table(html, texts.Words.ListColumns, lists.Select(list => (false, Cells(list, texts))));
            html.Append("</details>\n");
        }
    }

    private static void Section(StringBuilder html, Paragraph section) =>
        html.Append(
            CultureInfo.InvariantCulture,
            $"<h2>{WebUtility.HtmlEncode(section.Heading)}</h2>\n<p class=\"muted\">{WebUtility.HtmlEncode(section.Text)}</p>\n"
        );

    private static void Table(StringBuilder html, IReadOnlyList<string> columns, IEnumerable<(bool IsAll, string[] Cells)> rows)
    {
        var last = columns.Count - 1;
        html.Append("<table><thead><tr>")
            .AppendJoin("", columns.Select((column, i) => $"<th{Align(i, last)}>{WebUtility.HtmlEncode(column)}</th>"))
            .Append("</tr></thead><tbody>\n");
        foreach (var (isAll, cells) in rows)
        {
            html.Append(isAll ? "<tr class=\"all\">" : "<tr>")
                .AppendJoin("", cells.Select((cell, i) => $"<td{Align(i, last)}>{WebUtility.HtmlEncode(cell)}</td>"))
                .Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private static string Align(int column, int last) => column > 0 && column < last ? " class=\"n\"" : "";

    private static void AppendFunnel(StringBuilder html, IReadOnlyList<FunnelCount> funnel, EffectTexts texts)
    {
        var most = Math.Max(1, funnel.Max(count => count.People) ?? 1);
        html.Append("<table><tbody>\n");
        foreach (var count in funnel)
        {
            var width = (100.0 * (count.People ?? 0) / most).ToString("0.0", CultureInfo.InvariantCulture);
            var open = count.HasOpen ? $" <span class=\"muted\">({texts.Words.Open})</span>" : "";
            var people = count.People?.ToString("N0", CultureInfo.InvariantCulture) ?? texts.Words.TooFew;
            var bar = count.People is null ? "" : $"<div class=\"bar\" style=\"width:{width}%\"></div>";
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td style=\"width:38%\">{texts.NameOf(count.Step)}{open}</td>"
                    + $"<td class=\"n\" style=\"width:14%\">{people}</td><td>{bar}</td></tr>\n"
            );
        }

        html.Append("</tbody></table>\n");
    }

    private static string[] Cells(ToldEffect effect, EffectTexts texts) =>
        [
            texts.NameOf(effect.List),
            Whole(effect.Invited),
            Whole(effect.InvitedConvert),
            Whole(effect.HeldOut),
            Whole(effect.HeldOutConvert),
            Signed(effect.Difference * 100, texts, "0"),
            effect is { Low: { } low, High: { } high } ? $"{Signed(low * 100, texts, "0")} … {Signed(high * 100, texts, "0")}" : "",
            effect.IsSignificant ? "" : texts.Words.TooFew,
        ];

    private static string[] Cells(SurveyEffect effect, EffectTexts texts) =>
        [
            texts.NameOf(effect.Axis),
            Whole(effect.Invited),
            Signed(effect.InvitedChange, texts, "0.0"),
            Whole(effect.HeldOut),
            Signed(effect.HeldOutChange, texts, "0.0"),
            Signed(effect.Difference, texts, "0.0"),
            effect is { Low: { } low, High: { } high } ? $"{Signed(low, texts, "0.0")} … {Signed(high, texts, "0.0")}" : "",
            texts.Verdict(effect),
        ];

    private static string Whole(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Signed(double? value, EffectTexts texts, string format) =>
        texts.Number(value?.ToString($"+{format};−{format};{format}", CultureInfo.InvariantCulture) ?? "");
}
