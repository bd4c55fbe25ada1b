using System.Runtime.CompilerServices;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Sheets;

/// <summary>The answers to a survey as a table that a form tool exported, as a source of events. An answer's id follows from what it says:
/// the file may be taken in twice. A row that is no answer becomes a bad row, and is reported with its line number.</summary>
public sealed class SurveySheet : IEventSource
{
    private readonly IReadOnlyList<(int Line, byte[] Event)> _events;
    private readonly string _name;

    private SurveySheet(string name, IReadOnlyList<string> notices, IReadOnlyList<(int Line, byte[] Event, string? Problem)> rows)
    {
        (_name, Notices) = (name, notices);
        _events = [.. rows.Select(row => (row.Line, row.Event))];
        Problems =
        [
            .. rows.Select(row => (row.Line, Why: SheetProblem.Of(row.Event) is { } why ? row.Problem ?? why : null))
                .Where(row => row.Why is not null)
                .Select(row => (row.Line, row.Why!)),
        ];
    }

    /// <summary>Rows of the table.</summary>
    public int Rows => _events.Count;

    /// <summary>What is to be told of how it was read.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>The rows that are no answers, by line.</summary>
    public IReadOnlyList<(int Line, string Why)> Problems { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="path">What it is called.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="options">How its columns are called.</param>
    /// <param name="sheets">What tables do not say themselves.</param>
    /// <param name="now">When it is taken in: of two answers of one person and day the one taken in later wins.</param>
    /// <exception cref="RefusedFileException">It is no table, or lacks a column.</exception>
    public static SurveySheet Read(
        string path,
        ReadOnlyMemory<byte> content,
        SurveyOptions options,
        SheetOptions sheets,
        DateTimeOffset now
    )
    {
        var name = Path.GetFileName(path);
        var columns = options.Columns.Select(column => column.Column).ToList();
        var sheet = Sheet.Read(name, content, sheets, names => columns.TrueForAll(column => names.Contains(SheetCell.KeyOf(column))));
        sheet.Require(columns, $"{SurveyOptions.Section} says how its columns are called");
        var times = SheetTimes.Of(sheet, [options.AnsweredOn], sheets.DayOrder);
        var answers = new SurveyAnswersIn(options, times);
        var passed = sheet.Rows.Where((row, at) => answers.IsNoAnswer(row, isFirst: at == 0)).ToList();
        return new(
            name,
            [
                .. sheet.Notices,
                .. times.Notice is { } notice ? [notice] : (string[])[],
                .. passed.Select(row => SheetNotices.PassedOver(row.Line, "it is no answer of a person")),
                .. Twice(sheet.Rows.Except(passed), options),
            ],
            [.. sheet.Rows.Except(passed).Select(row => (row.Line, answers.EventOf(row, now), answers.ProblemOf(row)))]
        );
    }

    /// <summary>Of several answers of one person and day one stands.</summary>
    private static IEnumerable<string> Twice(IEnumerable<SheetRow> rows, SurveyOptions options) =>
        rows.GroupBy(row => (row[options.EmployeeId], row[options.AnsweredOn]))
            .Where(answers =>
                answers.Select(row => string.Join('|', options.Columns.Select(column => row[column.Column]))).Distinct().Count() > 1
            )
            .Select(answers =>
                $"lines {string.Join(", ", answers.Select(row => row.Line))} are of one person and day, and differ: one of them stands"
            );

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (line, json) in _events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await ValueTask.FromResult(new SourceLine(json, json.Length, null, _name, line));
        }
    }
}

/// <summary>Why a row's event is a bad one, for the person who handed in the table.</summary>
internal static class SheetProblem
{
    /// <summary>The member and the reason; null where nothing is wrong.</summary>
    public static string? Of(ReadOnlyMemory<byte> json) =>
        EventReader.ForProblems().Read(json).Problems is [var (problem, _), ..]
            ? $"{problem.Path[(problem.Path.LastIndexOf('.') + 1)..]}: {problem.Reason}"
            : null;
}
