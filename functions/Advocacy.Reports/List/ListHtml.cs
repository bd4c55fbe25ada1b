using System.Globalization;
using System.Net;
using System.Text;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Reports.Formats;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.List;

/// <summary>The list as the page of a mail: tables and inline styles, as mail programs want them; every text from outside
/// encoded. What is more than a screen of people, and more than one step for each, is in the workbook.</summary>
internal static class ListHtml
{
    private const string Font = "font-family:Segoe UI,Helvetica,Arial,sans-serif;";
    private const string Muted = "color:#52606d;";
    private const int Most = 5;

    /// <summary>The page.</summary>
    /// <param name="list">The list.</param>
    /// <param name="directory">Names and addresses.</param>
    /// <param name="texts">The language.</param>
    /// <param name="answers">Where answers are noted by a click; null where they are not.</param>
    public static string Of(ListRecord list, IReadOnlyDictionary<PersonId, DirectoryEntry> directory, ListTexts texts, Uri? answers = null)
    {
        var mail = texts.Mail;
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <body style="margin:0;padding:0;background:#f5f7fa;{Font}color:#1f2933;">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f5f7fa;"><tr><td align="center" style="padding:24px 12px;">
            <table role="presentation" width="640" cellpadding="0" cellspacing="0" style="max-width:640px;width:100%;background:#ffffff;border-radius:8px;">
            <tr><td style="padding:28px 32px 8px 32px;"><div style="font-size:13px;{Muted}">{Text(list.List.ToString())}</div>
            <h1 style="margin:4px 0 12px 0;font-size:24px;line-height:30px;color:#1f4e79;">{Text(mail.Title)}</h1>
            <p style="margin:0 0 8px 0;font-size:15px;line-height:22px;">{Text(texts.IntroOf(list))}</p>
            <p style="margin:0 0 8px 0;font-size:15px;line-height:22px;"><strong>{Text(
                mail.Voluntary
            )}</strong></p></td></tr>

            """
        );
        foreach (var (index, entry) in list.Invited.Take(Most).Index())
        {
            Append(html, index + 1, entry, directory.GetValueOrDefault(entry.Candidate.PersonId), texts);
        }

        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            {MoreOf(list, mail, answers)}{AnswerOf(list, mail, answers)}{NoteOf(list, texts)}
            <tr><td style="padding:8px 32px 28px 32px;font-size:12px;line-height:18px;{Muted}">{Text(
                texts.FooterOf(list)
            )}</td></tr>
            </table></td></tr></table>
            </body>
            """
        );
        return HtmlShell.Page(texts.Language, Filled(mail.Subject, list), style: null, html.ToString());
    }

    /// <summary>The same as plain text, for programs that show no page.</summary>
    public static string PlainOf(
        ListRecord list,
        IReadOnlyDictionary<PersonId, DirectoryEntry> directory,
        ListTexts texts,
        Uri? answers = null
    )
    {
        var mail = texts.Mail;
        var colon = texts.Colon;
        var text = new StringBuilder($"{mail.Title}, {list.List}\n\n{texts.IntroOf(list)}\n");
        text.AppendJoin("", texts.NotesOn(list).Select(note => $"{note}\n")).Append($"{mail.Voluntary}\n");
        foreach (var (index, entry) in list.Invited.Take(Most).Index())
        {
            var candidate = entry.Candidate;
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n{index + 1}. {NameOf(candidate, directory.GetValueOrDefault(candidate.PersonId), texts)} "
                    + $"({PlainText.OnOneLine(ListTexts.TeamOf(candidate.Attributes))})\n"
            );
            text.Append(CultureInfo.InvariantCulture, $"   {texts.Of(candidate.Profile)}, {texts.Likelihood(candidate.Probability)}\n");
            text.Append(CultureInfo.InvariantCulture, $"   {mail.Why}{colon} {string.Join($"{texts.Semicolon} ", texts.WhyOf(entry))}\n");
            text.Append(CultureInfo.InvariantCulture, $"   {mail.Next}{colon} {texts.Of(entry.Step)}\n");
            foreach (var content in entry.Offered.Take(1))
            {
                text.Append(CultureInfo.InvariantCulture, $"   - {PlainText.OnOneLine(texts.Of(content))}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"   {mail.Message}{colon} {PlainText.OnOneLine(texts.MessageTo(entry))}\n");
        }

        if (list.Invited.Count > Most)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{More(list, mail, answers)}\n");
        }

        var howToAnswer = answers is null
            ? mail.HowToAnswer
            : string.Format(CultureInfo.InvariantCulture, mail.AnswerOnPage, answers.AbsoluteUri);
        return text.Append(
                CultureInfo.InvariantCulture,
                $"\n{(list.Invited.Count == 0 ? "" : $"{howToAnswer}\n\n")}{texts.FooterOf(list)}\n"
            )
            .ToString();
    }

    /// <summary>Where the others are: a message is a screen of them.</summary>
    private static string More(ListRecord list, ListMailTexts mail, Uri? answers) =>
        string.Format(
            CultureInfo.InvariantCulture,
            answers is null ? mail.MoreAttached : mail.More,
            list.Invited.Count - Most,
            answers?.AbsoluteUri
        );

    private static string MoreOf(ListRecord list, ListMailTexts mail, Uri? answers) =>
        list.Invited.Count <= Most
            ? ""
            : "<tr><td style=\"padding:16px 32px;border-top:1px solid #e4e7eb;font-size:15px;line-height:22px;\">"
                + string.Format(
                    CultureInfo.InvariantCulture,
                    Text(answers is null ? mail.MoreAttached : mail.More),
                    list.Invited.Count - Most,
                    answers is null ? "" : $"<a href=\"{Text(answers.AbsoluteUri)}\">{Text(answers.AbsoluteUri)}</a>"
                )
                + "</td></tr>\n";

    /// <summary>A text with the list and its number of people.</summary>
    public static string Filled(string format, ListRecord list) =>
        string.Format(CultureInfo.InvariantCulture, format, list.List, list.Invited.Count);

    private static void Append(StringBuilder html, int rank, ListEntry entry, DirectoryEntry? person, ListTexts texts)
    {
        var candidate = entry.Candidate;
        var offered = string.Concat(entry.Offered.Take(1).Select(content => $"<br>• {Linked(content, texts)}"));
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <tr><td style="padding:16px 32px;border-top:1px solid #e4e7eb;">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>
            <td style="font-size:17px;line-height:24px;"><span style="{Muted}">{rank}.</span> <strong>{Text(
                NameOf(candidate, person, texts)
            )}</strong></td>
            <td align="right" style="font-size:14px;line-height:24px;white-space:nowrap;"><span style="background:#e3f0fb;color:#1f4e79;border-radius:12px;padding:3px 10px;">{Text(
                texts.Likelihood(candidate.Probability)
            )}</span></td>
            </tr></table>
            <div style="font-size:13px;line-height:20px;{Muted}">{string.Join(
                " · ",
                new[] { ListTexts.TeamOf(candidate.Attributes), texts.Of(candidate.Profile), person?.Email }.Where(part =>
                    !string.IsNullOrEmpty(part)
                ).Select(Text)
            )}</div>
            <table role="presentation" cellpadding="0" cellspacing="0" style="margin-top:6px;font-size:14px;line-height:21px;">
            {Line(texts.Mail.Why, string.Join("<br>", texts.WhyOf(entry).Select(Text)))}
            {Line(texts.Mail.Next, $"<strong>{Text(texts.Of(entry.Step))}</strong>{offered}")}
            {Line(texts.Mail.Message, $"<em>{Text(texts.MessageTo(entry))}</em>")}
            </table></td></tr>

            """
        );
    }

    private static string AnswerOf(ListRecord list, ListMailTexts mail, Uri? answers) =>
        list.Invited.Count == 0
            ? ""
            : "<tr><td style=\"padding:16px 32px 8px 32px;border-top:1px solid #e4e7eb;font-size:15px;line-height:22px;\">"
                + $"{(answers is null ? Text(mail.HowToAnswer) : OnPage(mail, answers))}</td></tr>\n";

    private static string OnPage(ListMailTexts mail, Uri answers) =>
        string.Format(
            CultureInfo.InvariantCulture,
            Text(mail.AnswerOnPage),
            $"<a href=\"{Text(answers.AbsoluteUri)}\">{Text(answers.AbsoluteUri)}</a>"
        );

    private static string NoteOf(ListRecord list, ListTexts texts) =>
        texts.NotesOn(list).ToList() is { Count: 0 }
            ? ""
            : "<tr><td style=\"padding:0 32px 8px 32px;\"><p style=\"margin:0 0 8px 0;padding:10px 14px;"
                + "background:#fff8e1;border-radius:6px;font-size:14px;line-height:21px;\">"
                + $"{Text(string.Join(' ', texts.NotesOn(list)))}</p></td></tr>\n";

    private static string Line(string label, string value) =>
        $"<tr><td valign=\"top\" style=\"padding:3px 14px 3px 0;width:110px;{Muted}\">{Text(label)}</td><td valign=\"top\" "
        + $"style=\"padding:3px 0;\">{value}</td></tr>";

    private static string Linked(OfferedContent content, ListTexts texts) =>
        Uri.TryCreate(content.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? $"<a href=\"{Text(url.AbsoluteUri)}\" style=\"color:#1f4e79;\">{Text(texts.Of(content with { Url = null }))}</a>"
            : Text(texts.Of(content with { Url = null }));

    private static string NameOf(Candidate candidate, DirectoryEntry? person, ListTexts texts) =>
        PlainText.OnOneLine(person?.Name ?? texts.Unknown(candidate.PersonId.Value));

    private static string Text(string? text) => WebUtility.HtmlEncode(PlainText.OnOneLine(text ?? ""));
}
