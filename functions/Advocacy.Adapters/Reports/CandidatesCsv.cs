using System.Globalization;
using Advocacy.Pipeline.Contracts;

namespace Advocacy.Adapters.Reports;

/// <summary>candidates/&lt;ISO week&gt;.csv: a row a candidate, the likeliest first, with the reasons in English and French, and room for
/// their answers, which <see cref="FeedbackCsv"/> reads back.</summary>
internal static class CandidatesCsv
{
    private static readonly string[] Header =
        ["rank", "employee_id", "department", "team", "country", "language", "profile", "probability_percent", "reasons_en", "reasons_fr", "list", "outcome", "answered_on"];

    public static async Task WriteAsync(Stream stream, string list, IReadOnlyList<Candidate> candidates)
    {
        await using var csv = CsvText.Writer(stream);
        foreach (var name in Header)
        {
            csv.WriteField(name);
        }

        await csv.NextRecordAsync();
        foreach (var (index, candidate) in candidates.Index())
        {
            csv.WriteField(index + 1);
            csv.WriteField(candidate.EmployeeId);
            csv.WriteField(candidate.Attributes.Department);
            csv.WriteField(candidate.Attributes.Team);
            csv.WriteField(candidate.Attributes.Country);
            csv.WriteField(candidate.Attributes.Language);
            csv.WriteField(candidate.Profile.ToString());
            csv.WriteField((candidate.Probability * 100).ToString("0.0", CultureInfo.InvariantCulture));
            csv.WriteField(string.Join("; ", candidate.Reasons.Select(reason => reason.English)));
            csv.WriteField(string.Join(" ; ", candidate.Reasons.Select(reason => reason.French)));
            csv.WriteField(list);
            csv.WriteField("");
            csv.WriteField("");
            await csv.NextRecordAsync();
        }
    }
}
