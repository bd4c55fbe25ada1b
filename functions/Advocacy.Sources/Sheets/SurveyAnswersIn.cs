using System.Globalization;
using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Sheets;

/// <summary>The answer in a row of a survey's table. Levels are compared as names of columns are: the same words in whatever case and
/// form.</summary>
/// <param name="options">How its columns are called, and what its words mean.</param>
/// <param name="times">How its days are written.</param>
internal sealed class SurveyAnswersIn(SurveyOptions options, SheetTimes times)
{
    private readonly Dictionary<string, int> _levels = options
        .Levels.GroupBy(level => SheetCell.KeyOf(level.Key), StringComparer.Ordinal)
        .ToDictionary(level => level.Key, level => level.First().Value, StringComparer.Ordinal);

    /// <summary>The event of a row.</summary>
    public byte[] EventOf(SheetRow row, DateTimeOffset now) =>
        EventEnvelope.Of(
            Fingerprint.Hex([.. options.Columns.Select(column => row[column.Column])]),
            "/survey",
            EventTypes.Survey,
            now,
            json =>
            {
                json.WriteString("employeeId", SheetIds.DamageOf(row.Cell(options.EmployeeId)) is null ? row[options.EmployeeId] : "");
                json.WriteString(
                    "answeredOn",
                    times.Read(row.Cell(options.AnsweredOn)).Day?.ToString("O", CultureInfo.InvariantCulture) ?? row[options.AnsweredOn]
                );
                foreach (var (member, column) in options.Columns.Skip(2))
                {
                    WriteLevel(json, member, row[column]);
                }
            }
        );

    /// <summary>What is wrong with a row, by its column, and what would be right; null where nothing is. It repeats no answer.</summary>
    public string? ProblemOf(SheetRow row) =>
        SheetIds.DamageOf(row.Cell(options.EmployeeId)) is { } damage ? $"{options.EmployeeId}: {damage}"
        : times.Read(row.Cell(options.AnsweredOn)).Problem is { } problem ? $"{options.AnsweredOn}: {problem}"
        : row[options.EmployeeId].Length == 0 ? $"{options.EmployeeId}: it is empty"
        : !times.Read(row.Cell(options.AnsweredOn)).IsRead ? $"{options.AnsweredOn}: it is no day or time"
        : options.Columns.Skip(2).Select(column => column.Column).FirstOrDefault(column => LevelOf(row[column]) is null) is { } unread
            ? $"{unread}: {(row[unread].Length == 0 ? "it is empty" : $"it is none of {Known}")}"
        : null;

    private string Known => string.Join(", ", options.Levels.Keys.Select(level => $"'{level}'").Append("a number"));

    /// <summary>Whether a row is a second line of names (SurveyMonkey writes the kind of each answer there), or a total.</summary>
    public bool IsNoAnswer(SheetRow row, bool isFirst) =>
        (isFirst || row.IsTotal)
        && !times.Read(row.Cell(options.AnsweredOn)).IsRead
        && options.Columns.Skip(2).All(column => LevelOf(row[column.Column]) is null);

    private decimal? LevelOf(string answer) =>
        _levels.TryGetValue(SheetCell.KeyOf(answer), out var level) ? level
        : decimal.TryParse(
            SheetCell.Plain(answer).Replace(',', '.'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
        : null;

    private void WriteLevel(Utf8JsonWriter json, string member, string answer)
    {
        if (LevelOf(answer) is { } number)
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
