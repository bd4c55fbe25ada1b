using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Reports.Formats;

namespace Advocacy.Reports.List;

/// <summary>candidates/&lt;ISO week&gt;.csv: a row a candidate, the likeliest first, with everything in English and French, and room for
/// their answers, which FeedbackSheet reads back.</summary>
internal static class CandidatesCsv
{
    private static readonly string[] Header =
    [
        "rank",
        "employee_id",
        "name",
        "email",
        "department",
        "team",
        "country",
        "language",
        "profile",
        .. new[] { "likelihood", "reasons", "next_step", "people_like_them" }.SelectMany(column =>
            ListTexts.All.Select(texts => $"{column}_{texts.Language}")
        ),
        "content",
        "list",
        "outcome",
        "answered_on",
        "consulted_on",
    ];

    public static async Task WriteAsync(Stream stream, ListRecord list, IReadOnlyDictionary<PersonId, DirectoryEntry> directory)
    {
        await using var csv = CsvText.Writer(stream);
        foreach (var name in Header)
        {
            csv.WriteField(name);
        }

        await csv.NextRecordAsync();
        foreach (var (index, entry) in list.Invited.Index())
        {
            foreach (var field in Fields(list, index + 1, entry, directory.GetValueOrDefault(entry.Candidate.PersonId)))
            {
                // A lone carriage return would not be quoted, and cut the row in two.
                csv.WriteField(
                    field is null ? null : PlainText.Cut(PlainText.Printable(field).ReplaceLineEndings("\n"), PlainText.CellLength)
                );
            }

            await csv.NextRecordAsync();
        }
    }

    private static string?[] Fields(ListRecord list, int rank, ListEntry entry, DirectoryEntry? person)
    {
        var candidate = entry.Candidate;
        var attributes = candidate.Attributes;
        return
        [
            rank.ToString(CultureInfo.InvariantCulture),
            candidate.PersonId.Value,
            person?.Name,
            person?.Email,
            attributes.Department,
            attributes.Team,
            attributes.Country,
            attributes.Language,
            candidate.Profile.ToString(),
            .. ListTexts.All.Select(texts => texts.Likelihood(candidate.Probability)),
            .. ListTexts.All.Select(texts => string.Join($"{texts.Semicolon} ", texts.WhyOf(entry))),
            .. ListTexts.All.Select(texts => texts.Of(entry.Step)),
            .. ListTexts.All.Select(texts => texts.LikeThem(entry)),
            string.Join("; ", entry.Offered.Select(ListTexts.All[0].Of)),
            list.List.ToString(),
            "",
            "",
            list.ConsultedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ];
    }
}
