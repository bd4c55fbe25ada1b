using System.Text;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Sources.Sheets;

/// <summary>Reads a list back as HR filled it in: the CSV or one of the spreadsheets, whatever a program made of it: columns in another
/// order, French words and dates. A row that cannot be read is reported with its line number.</summary>
public static class FeedbackSheet
{
    private static readonly string[] Ids = ["employee_id", "reference", "référence"];
    private static readonly string[] Lists = ["list", "liste"];
    private static readonly string[] Answers = ["outcome", "answer", "réponse"];
    private const string FrenchDay = "répondu le";
    private static readonly string[] Days = ["answered_on", "answered on", FrenchDay];
    private static readonly string[][] Needed = [Ids, Lists, Answers];

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
    /// <exception cref="RefusedFileException">It is no table, or has no columns for person, list and answer.</exception>
    public static FeedbackSheetRows Read(string name, ReadOnlyMemory<byte> content, SheetOptions options)
    {
        var sheet = TableOf(name, content, options);
        foreach (var columns in Needed.Where(columns => ColumnOf(sheet, columns) is null))
        {
            sheet.Require([columns[0]], "a list has it");
        }

        var isFrench = ColumnOf(sheet, Days) is { } day && SheetCell.KeyOf(day) == FrenchDay;
        var times = SheetTimes.Of(sheet, Days, options.DayOrder ?? (isFrench ? DayOrder.DayFirst : null));
        var rows = new List<FeedbackRow>();
        var problems = new List<FeedbackProblem>();
        foreach (var row in sheet.Rows)
        {
            Add(row, column => ColumnOf(sheet, column) is { } found ? row.Cell(found) : new(""), times, rows, problems);
        }

        return new(rows, problems);
    }

    /// <summary>A list that came back, as a table: its columns are found below what somebody wrote above them.</summary>
    /// <exception cref="RefusedFileException">It is no table.</exception>
    internal static Sheet TableOf(string name, ReadOnlyMemory<byte> content, SheetOptions options) =>
        Sheet.Read(name, content, options, names => Needed.All(columns => columns.Any(names.Contains)));

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

    private static void Add(
        SheetRow row,
        Func<string[], SheetCell> cell,
        SheetTimes times,
        List<FeedbackRow> rows,
        List<FeedbackProblem> problems
    )
    {
        var (id, week, outcome, on) = (cell(Ids).Value, cell(Lists).Value, cell(Answers).Value, cell(Days));
        var day = times.Read(on);
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
        else if (on.Value.Length > 0 && !day.IsRead)
        {
            problems.Add(new(row.Line, day.Problem ?? $"'{on.Value}' is no day such as 2026-04-13 or 13/04/2026"));
        }
        else
        {
            rows.Add(new(row.Line, new(id), list, answer, day.Day));
        }
    }
}

/// <summary>What a list that came back holds.</summary>
/// <param name="Rows">The rows that could be read.</param>
/// <param name="Problems">Those that could not.</param>
public sealed record FeedbackSheetRows(IReadOnlyList<FeedbackRow> Rows, IReadOnlyList<FeedbackProblem> Problems);
