using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Merging;
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

    private SurveySheet(string name, IReadOnlyList<(int Line, byte[] Event)> events)
    {
        (_name, _events) = (name, events);
        Problems =
        [
            .. events
                .Select(row => (row.Line, Why: SheetProblem.Of(row.Event)))
                .Where(row => row.Why is not null)
                .Select(row => (row.Line, row.Why!)),
        ];
    }

    /// <summary>Rows of the table.</summary>
    public int Rows => _events.Count;

    /// <summary>The rows that are no answers, by line.</summary>
    public IReadOnlyList<(int Line, string Why)> Problems { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="path">What it is called.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="options">How its columns are called.</param>
    /// <param name="now">When it is taken in: of two answers of one person and day the one taken in later wins.</param>
    /// <exception cref="InvalidDataException">It is no table, or lacks a column.</exception>
    public static SurveySheet Read(string path, ReadOnlyMemory<byte> content, SurveyOptions options, DateTimeOffset now)
    {
        var name = Path.GetFileName(path);
        var sheet = Sheet.Read(name, content);
        return options.Columns.Where(column => !sheet.Has(column.Column)).Select(column => column.Column).ToList() is { Count: > 0 } missing
            ? throw new InvalidDataException(
                $"{name} has no column {string.Join(", ", missing)}; {SurveyOptions.Section} says how its columns are called"
            )
            : new(name, [.. sheet.Rows.Select(row => (row.Line, EventOf(row, options, now)))]);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (line, json) in _events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await ValueTask.FromResult(new SourceLine(json, json.Length, null, _name, line));
        }
    }

    private static byte[] EventOf(SheetRow row, SurveyOptions options, DateTimeOffset now) =>
        EventEnvelope.Of(
            Fingerprint.Hex([.. options.Columns.Select(column => row[column.Column])]),
            "/survey",
            EventTypes.Survey,
            now,
            json =>
            {
                json.WriteString("employeeId", row[options.EmployeeId]);
                json.WriteString(
                    "answeredOn",
                    Sheet.DayOf(row[options.AnsweredOn])?.ToString("O", CultureInfo.InvariantCulture) ?? row[options.AnsweredOn]
                );
                foreach (var (member, column) in options.Columns.Skip(2))
                {
                    WriteLevel(json, member, row[column], options);
                }
            }
        );

    private static void WriteLevel(Utf8JsonWriter json, string member, string answer, SurveyOptions options)
    {
        if (
            options.Levels.FirstOrDefault(level => level.Key.Trim().Equals(answer, StringComparison.OrdinalIgnoreCase)) is
            { Key: not null } named
        )
        {
            json.WriteNumber(member, named.Value);
        }
        else if (
            decimal.TryParse(
                answer.Replace(',', '.'),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            // 4.0 is how some tools write 4.
            json.WriteNumber(member, number == decimal.Truncate(number) ? decimal.Truncate(number) : number);
        }
        else
        {
            json.WriteString(member, answer);
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
