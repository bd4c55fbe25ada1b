using System.Text;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Sources.Sheets;

/// <summary>Reads a list back as HR filled it in: the CSV or one of the spreadsheets, whatever a program made of it: columns in another
/// order, French words and dates. A row that cannot be read is reported with its line number.</summary>
public static class FeedbackSheet
{
    private static readonly string[] Ids = ["employee_id", "reference", "référence"];
    private static readonly string[] Lists = ["list", "liste"];
    private static readonly string[] Answers = ["outcome", "answer", "réponse"];
    private static readonly string[] Days = ["answered_on", "answered on", "répondu le"];

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
    /// <exception cref="InvalidDataException">It is no table, or has no columns for person, list and answer.</exception>
    public static FeedbackSheetRows Read(string name, ReadOnlyMemory<byte> content)
    {
        var sheet = Sheet.Read(name, content);
        foreach (var columns in new[] { Ids, Lists, Answers }.Where(columns => ColumnOf(sheet, columns) is null))
        {
            throw new InvalidDataException($"{name} has no column {columns[0]}");
        }

        var rows = new List<FeedbackRow>();
        var problems = new List<FeedbackProblem>();
        foreach (var row in sheet.Rows)
        {
            Add(row, column => ColumnOf(sheet, column) is { } found ? row[found] : "", rows, problems);
        }

        return new(rows, problems);
    }

    /// <summary>Whether a row is about a person. A number is nobody but in the column of people.</summary>
    internal static bool IsAbout(SheetRow row, PersonNames names) =>
        row.Cells.Any(cell =>
            (
                !names.EmployeeId.Value.All(char.IsAsciiDigit)
                || cell.Text.Contains(names.Pseudonym.Value, StringComparison.Ordinal)
                || Ids.Contains(cell.Column, StringComparer.OrdinalIgnoreCase)
            ) && (cell.Text.Trim() == names.EmployeeId.Value || names.In(Encoding.UTF8.GetBytes(cell.Text)))
        );

    private static string? ColumnOf(Sheet sheet, string[] names) => names.FirstOrDefault(sheet.Has);

    private static void Add(SheetRow row, Func<string[], string> cell, List<FeedbackRow> rows, List<FeedbackProblem> problems)
    {
        var (id, week, outcome, on) = (cell(Ids), cell(Lists), cell(Answers), cell(Days));
        if (id.Length == 0 && outcome.Length == 0)
        {
            return; // What people write below a table.
        }

        if (!IsoWeek.TryParse(week, out var list))
        {
            problems.Add(new(row.Line, $"'{week}' is no list such as 2026-W14"));
        }
        else if (!Outcomes.TryGetValue(outcome, out var answer))
        {
            problems.Add(new(row.Line, $"'{outcome}' is none of accepted, declined, later (accepté, refusé, plus tard)"));
        }
        else if (on.Length > 0 && Sheet.DayOf(on) is null)
        {
            problems.Add(new(row.Line, $"'{on}' is no day such as 2026-04-13 or 13/04/2026"));
        }
        else
        {
            rows.Add(new(row.Line, new(id), list, answer, Sheet.DayOf(on)));
        }
    }
}

/// <summary>What a list that came back holds.</summary>
/// <param name="Rows">The rows that could be read.</param>
/// <param name="Problems">Those that could not.</param>
public sealed record FeedbackSheetRows(IReadOnlyList<FeedbackRow> Rows, IReadOnlyList<FeedbackProblem> Problems);
