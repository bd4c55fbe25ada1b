using System.Globalization;
using System.Net;
using System.Text;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Rights;
using Advocacy.Reports.Formats;

namespace Advocacy.Reports.Person;

/// <summary>persons/&lt;pseudonym&gt;.&lt;language&gt;.html: all that is held of a person, for themselves to read. One page without
/// anything from elsewhere.</summary>
internal static class PersonHtml
{
    private const string Style =
        "body{font-family:Segoe UI,Helvetica,Arial,sans-serif;max-width:60rem;margin:2rem auto;"
        + "padding:0 1rem;color:#1f2933;line-height:1.5}"
        + "h1{color:#1f4e79}h2{margin-top:2.25rem;font-size:1.2rem;color:#1f4e79}"
        + "p.rights{background:#e3f0fb;border-radius:8px;padding:1rem 1.25rem}div.wide{overflow-x:auto}"
        + "table{border-collapse:collapse;width:100%;font-size:.9rem}th{text-align:left;color:#52606d;font-weight:600}"
        + "th,td{padding:.35rem .6rem;border-bottom:1px solid #e4e7eb;vertical-align:top}td:first-child{white-space:nowrap}"
        + ".muted{color:#52606d}@media(prefers-color-scheme:dark){body{background:#14181d;color:#e4e7eb}"
        + "h1,h2{color:#8ec5f4}p.rights{background:#1d3349}th,td{border-color:#323f4b}.muted,th{color:#9aa5b1}}";

    public static async Task WriteAsync(Stream stream, PersonExport person, PersonTexts texts, CancellationToken cancellationToken)
    {
        var html = new StringBuilder($"<body>\n<h1>{Text(texts.Words.Title)}</h1>\n");
        var intro = string.Format(CultureInfo.InvariantCulture, texts.Words.Intro, person.EmployeeId, person.Pseudonym, At(person.MadeAt));
        html.Append(CultureInfo.InvariantCulture, $"<p>{Text(intro)}</p>\n<p class=\"rights\">{Text(texts.Words.Rights)}</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{Text(texts.Words.Disclosure)}</p>\n");
        foreach (var (heading, columns, rows) in Sections(person, texts))
        {
            Append(html, heading, columns, rows.ToList(), texts);
        }

        html.Append("</body>");
        var page = HtmlShell.Page(texts.Language, texts.Words.Title, Style, html.ToString());
        await stream.WriteAsync(Encoding.UTF8.GetBytes(page), cancellationToken);
    }

    private static IEnumerable<(string Heading, IReadOnlyList<string> Columns, IEnumerable<string?[]> Rows)> Sections(
        PersonExport person,
        PersonTexts texts
    )
    {
        var held = person.Activity ?? new EmployeeActivity(person.Pseudonym);
        using var heading = texts.Sections.GetEnumerator();
        (string, IReadOnlyList<string>, IEnumerable<string?[]>) Next(IEnumerable<string?[]> rows) =>
            heading.MoveNext()
                ? (heading.Current.Heading, heading.Current.Columns, rows)
                : throw new InvalidOperationException("a section has no heading");
        yield return Next(person.Activity is null ? [] : Concluded(person, texts));
        yield return Next(
            held.Consents.Select(pair =>
                new[] { At(pair.Key), texts.YesOrNo(pair.Value.Measure), texts.YesOrNo(pair.Value.Predict), texts.YesOrNo(pair.Value.List) }
            )
        );
        yield return Next(
            held.Attributes.Select(pair => (From: pair.Key, pair.Value.Value))
                .Select(record =>
                    new[]
                    {
                        At(record.From),
                        record.Value.Department,
                        record.Value.Team,
                        record.Value.Country,
                        record.Value.Language,
                        Day(record.Value.HiredOn),
                    }
                )
        );
        yield return Next(
            held.Surveys.Select(pair => (On: pair.Key, pair.Value.Value))
                .Select(survey =>
                    new[]
                    {
                        Day(survey.On),
                        Whole(survey.Value.Synergy),
                        Whole(survey.Value.Antagonism),
                        Whole(survey.Value.DigitalCulture),
                        Whole(survey.Value.CompanyLink),
                        Whole(survey.Value.OwnInterest),
                    }
                )
        );
        yield return Next(held.Invitations.Select(step => new[] { At(step.At), step.List.ToString(), texts.Of(step.Outcome) }));
        yield return Next(
            person.Lists.Select(place =>
                new[]
                {
                    place.Key.ToString(),
                    place.Value is { } entry
                        ? entry.Candidate.Probability is { } probability
                            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(probability * 100):0} %")
                            : texts.NoLikelihood
                        : texts.Of(InvitationOutcome.HeldOut),
                    string.Join($"{texts.Semicolon} ", place.Value?.Candidate.Reasons.Select(texts.Of) ?? []),
                }
            )
        );
        yield return Next(
            held.Preferences.Select(pair =>
                new[]
                {
                    At(pair.Value.At),
                    pair.Key.Subject == PreferenceSubject.Buddy ? texts.Words.Buddy : pair.Key.ContentId,
                    texts.YesOrNo(pair.Value.IsWanted),
                }
            )
        );
        yield return Next(person.BuddyOn.Select(list => new[] { list.ToString() }));
        yield return Next(held.Followers.Select(pair => new[] { At(pair.Key.At), pair.Key.Network, Whole(pair.Value.Value) }));
        yield return Next(held.Shares.OrderBy(pair => pair.Value.SharedAt).Select(pair => ShareOf(pair.Key, pair.Value)));
        yield return Next(
            held.Interactions.Select(interaction => new[] { At(interaction.At), texts.Of(interaction.Kind), interaction.ShareId })
        );
        yield return Next(held.MentionedBy.Select(pair => new[] { At(pair.Value.Value.At), pair.Key.ShareId }));
        yield return Next(person.Elsewhere.Select(found => new[] { found.Key, found.Value }));
        yield return Next(person.Audit.Select(entry => new[] { At(entry.At), entry.Kind, entry.Details }));
    }

    private static IEnumerable<string?[]> Concluded(PersonExport person, PersonTexts texts)
    {
        yield return [texts.Words.Axes[0], texts.Of(person.Profile), ""];
        var portrait = person.Portrait!;
        foreach (
            var (axis, i) in new[] { portrait.DigitalCulture, portrait.CompanyLink, portrait.OwnInterest }.Select((axis, i) => (axis, i))
        )
        {
            yield return [texts.Words.Axes[i + 1], Whole(axis.Survey), Whole(axis.Behaviour)];
        }
    }

    private static string?[] ShareOf(string id, ShareActivity share)
    {
        var total = share.Engagement.Days.Aggregate(default(Counters), (sofar, day) => sofar.Join(day.Value));
        return
        [
            At(share.SharedAt),
            share.Post.Value.Network,
            id,
            share.Post.Value.ContentId,
            .. Counter.All.Select(counter => Whole(total[counter])),
            Whole(share.Mentions.Count),
        ];
    }

    private static void Append(StringBuilder html, string heading, IReadOnlyList<string> columns, List<string?[]> rows, PersonTexts texts)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(heading)}</h2>\n");
        if (rows.Count == 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"muted\">{Text(texts.Words.Nothing)}</p>\n");
            return;
        }

        html.Append("<div class=\"wide\"><table><thead><tr>")
            .AppendJoin("", columns.Select(column => $"<th>{Text(column)}</th>"))
            .Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Text(cell ?? "–")}</td>")).Append("</tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(PlainText.Printable(text));
}
