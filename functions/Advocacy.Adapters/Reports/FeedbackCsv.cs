using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Contracts;
using CsvHelper;
using CsvHelper.Configuration;

namespace Advocacy.Adapters.Reports;

/// <summary>Reads a list back as HR filled it in, whatever a spreadsheet made of it: other delimiters, columns in another order, in
/// capitals, French words and dates, a sign put before what looked like a formula. What cannot be read is told with its line.</summary>
public static class FeedbackCsv
{
    private static readonly string[] Delimiters = [";", ",", "\t"];
    private static readonly string[] Dates = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy"];

    private static readonly Dictionary<string, InvitationOutcome?> Outcomes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["accepted"] = InvitationOutcome.Accepted,
        ["accepté"] = InvitationOutcome.Accepted,
        ["acceptée"] = InvitationOutcome.Accepted,
        ["oui"] = InvitationOutcome.Accepted,
        ["yes"] = InvitationOutcome.Accepted,
        ["declined"] = InvitationOutcome.Declined,
        ["refusé"] = InvitationOutcome.Declined,
        ["refusée"] = InvitationOutcome.Declined,
        ["non"] = InvitationOutcome.Declined,
        ["no"] = InvitationOutcome.Declined,
        ["later"] = null,
        ["plus tard"] = null,
        [""] = null,
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It has no columns employee_id, list and outcome.</exception>
    public static async Task<(IReadOnlyList<FeedbackRow> Rows, IReadOnlyList<FeedbackProblem> Problems)> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        // Older spreadsheets write the code page of their country.
        var text = (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes).TrimStart('\uFEFF');
        var header = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n') is var end && end < 0 ? text.Length : end)).ToString();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiters.MaxBy(delimiter => header.Split(delimiter).Length)!,
            PrepareHeaderForMatch = name => name.Header.Trim().ToLowerInvariant(),
            MissingFieldFound = null,
            BadDataFound = null,
        };
        using var csv = new CsvReader(new StringReader(text), configuration);
        _ = await csv.ReadAsync() && csv.ReadHeader();
        foreach (var column in new[] { "employee_id", "list", "outcome" })
        {
            if (csv.HeaderRecord?.Any(name => name.Trim().Equals(column, StringComparison.OrdinalIgnoreCase)) != true)
            {
                throw new InvalidDataException($"{file} has no column {column}");
            }
        }

        var rows = new List<FeedbackRow>();
        var problems = new List<FeedbackProblem>();
        while (await csv.ReadAsync())
        {
            Add(csv, rows, problems);
        }

        return (rows, problems);
    }

    private static void Add(CsvReader csv, List<FeedbackRow> rows, List<FeedbackProblem> problems)
    {
        var (line, id, list, outcome, on) = (csv.Parser.RawRow, Field(csv, "employee_id"), Field(csv, "list"), Field(csv, "outcome"), Field(csv, "answered_on"));
        if (id.Length == 0 && outcome.Length == 0)
        {
            return; // Spreadsheets leave empty rows at the end.
        }

        if (!IsoWeekName.IsValid(list))
        {
            problems.Add(new(line, $"'{list}' is no list such as 2026-W14"));
        }
        else if (!Outcomes.TryGetValue(outcome, out var answer))
        {
            problems.Add(new(line, $"'{outcome}' is none of accepted, declined, later (accepté, refusé, plus tard)"));
        }
        else if (on.Length > 0 && !DateOnly.TryParseExact(on, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add(new(line, $"'{on}' is no day such as 2026-04-13 or 13/04/2026"));
        }
        else
        {
            rows.Add(new(line, id, list, answer, on.Length == 0 ? null : DateOnly.ParseExact(on, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None)));
        }
    }

    /// <summary>A field without the sign that keeps spreadsheets from taking it for a formula.</summary>
    private static string Field(CsvReader csv, string name) => (csv.GetField(name) ?? "").Trim().TrimStart('\'');
}
