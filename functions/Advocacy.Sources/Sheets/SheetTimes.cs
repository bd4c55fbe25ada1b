using System.Globalization;
using System.Text.RegularExpressions;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Sheets;

/// <summary>Days and times as people and programs write them. Whether 03/04 is March or April is settled by a mapping's formats, by the
/// configuration, or by the other rows of the column; otherwise it is refused, with both readings named.</summary>
/// <param name="order">What settles it, or null.</param>
internal sealed partial class SheetTimes(DayOrder? order)
{
    // Days before are no days of shares or answers, but other numbers.
    private static readonly DateTime FirstDay = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private bool _isContradicted;
    private bool _isMixed;
    private const int LongestTime = 80;

    // Months in English, French, German, Spanish, Italian, Dutch and Portuguese; the program runs without a culture's data.
    private static readonly string[] Months =
    [
        "january janvier januar enero gennaio januari janeiro",
        "february février fevrier februar febrero febbraio februari fevereiro",
        "march mars märz mrz marzo maart mrt março marco",
        "april avril abril aprile",
        "may mai mayo maggio mei maio",
        "june juin juni junio giugno junho",
        "july juillet juli julio luglio julho",
        "august août aout agosto augustus",
        "september septembre septiembre settembre setembro",
        "october octobre oktober octubre ottobre outubro",
        "november novembre noviembre novembro",
        "december décembre decembre dezember diciembre dicembre dezembro",
    ];

    // Words for zones that mean one offset wherever they are used.
    private static readonly Dictionary<string, TimeSpan> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = TimeSpan.Zero,
        ["UTC"] = TimeSpan.Zero,
        ["GMT"] = TimeSpan.Zero,
        ["WET"] = TimeSpan.Zero,
        ["WEST"] = TimeSpan.FromHours(1),
        ["CET"] = TimeSpan.FromHours(1),
        ["CEST"] = TimeSpan.FromHours(2),
        ["EET"] = TimeSpan.FromHours(2),
        ["EEST"] = TimeSpan.FromHours(3),
    };

    /// <summary>What settles the order of days and months, or null.</summary>
    public DayOrder? Order => order;

    /// <summary>What is to be told of what settled it, or null.</summary>
    public string? Notice { get; private init; }

    /// <summary>Times of a column: what its rows settle where nothing is told.</summary>
    /// <param name="sheet">The table.</param>
    /// <param name="columns">The columns of times that one program wrote.</param>
    /// <param name="told">What a mapping or the configuration tells, or null.</param>
    public static SheetTimes Of(Sheet sheet, IEnumerable<string> columns, DayOrder? told)
    {
        var cells = columns.SelectMany(column => sheet.Rows.Select(row => row.Cell(column))).ToList();
        var seen = cells.Where(cell => cell.Serial is null).Select(cell => EvidenceIn(cell.Value)).OfType<DayOrder>().ToHashSet();
        if (told is { } known)
        {
            var isContradicted = seen.Any(order => order != known);
            return new(isContradicted ? null : known) { _isContradicted = isContradicted };
        }

        // A spreadsheet of another country makes days of what it can, the wrong ones, and leaves the rest as text.
        var isMixed = seen.Contains(DayOrder.MonthFirst) && cells.Exists(cell => cell is { Serial: not null, Number: null });
        return seen.Count switch
        {
            1 => new(seen.Single()) { _isMixed = isMixed },
            0 when sheet.IsSemicolon => new(DayOrder.DayFirst)
            {
                Notice = cells.Exists(cell => new SheetTimes(null).Read(cell).Problem is not null)
                    ? "days are read before months, since semicolons stand between its cells; "
                        + $"{SheetNotices.DayOrderKey} says so where it is otherwise"
                    : null,
            },
            _ => new(null) { _isMixed = isMixed },
        };
    }

    /// <summary>The order that formats such as dd/MM/yyyy tell; null where they tell none.</summary>
    public static DayOrder? OrderOf(IEnumerable<string> formats)
    {
        var orders = formats
            .Where(format => format.Contains('M', StringComparison.Ordinal) && format.Contains('d', StringComparison.Ordinal))
            .Where(format => !format.StartsWith('y') && !format.Contains("MMM", StringComparison.Ordinal))
            .Select(format =>
                format.IndexOf('d', StringComparison.Ordinal) < format.IndexOf('M', StringComparison.Ordinal)
                    ? DayOrder.DayFirst
                    : DayOrder.MonthFirst
            )
            .ToHashSet();
        return orders.Count == 1 ? orders.Single() : null;
    }

    /// <summary>A time as a cell says it.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="formats">How the column's times are written beside what everybody writes, in .NET's formats.</param>
    public SheetTime Read(SheetCell cell, IReadOnlyList<string>? formats = null)
    {
        var text = SheetCell.Plain(cell.Value);
        if (cell.Number is not null && ReadFormats(text, formats ?? []) is null)
        {
            return cell.Serial is { } serial && serial >= FirstDay ? new(serial, null, null) : SheetTime.Bad(null);
        }

        if (_isMixed && cell is { Serial: { } day, Number: null } && day.Day <= 12 && day.Day != day.Month)
        {
            return SheetTime.Bad(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a spreadsheet of another country made {day:yyyy-MM-dd} of it, and may have taken its month for its day"
                )
            );
        }

        return text.Length > LongestTime ? SheetTime.Bad(null)
            : !_isContradicted && ReadFormats(Meridian().Replace(text, "$1M"), formats ?? []) is { } at ? at
            : Written().Match(text) is { Success: true } match ? ReadParts(match)
            : SheetTime.Bad(
                decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
                    ? $"{text} is a spreadsheet's number for a day; give its column the format of a date and save it again"
                    : null
            );
    }

    private static SheetTime? ReadFormats(string text, IReadOnlyList<string> formats) =>
        formats.Count > 0
        && DateTime.TryParseExact(
            text.ToUpperInvariant(),
            [.. formats],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault,
            out var at
        )
            ? new(at, at.Kind == DateTimeKind.Utc ? TimeSpan.Zero : null, null)
            : null;

    private static DayOrder? EvidenceIn(string text) =>
        Written().Match(SheetCell.Plain(text)) is { Success: true } match && match.Groups["a"].Success
            ? Of(match, "a") > 12
                ? DayOrder.DayFirst
                : Of(match, "b") > 12
                    ? DayOrder.MonthFirst
                    : null
            : null;

    private SheetTime ReadParts(Match match)
    {
        if (DayOf(match, out var problem) is not { } day || TimeOf(match) is not { } time)
        {
            return SheetTime.Bad(problem);
        }

        return OffsetOf(match) is var (offset, isKnown) && isKnown
            ? new(day.ToDateTime(TimeOnly.MinValue) + time, offset, null)
            : SheetTime.Bad($"the zone in '{match.Groups["zone"].Value}' could be of several places; write it as +01:00");
    }

    private DateOnly? DayOf(Match match, out string? problem)
    {
        problem = null;
        if (match.Groups["iso"].Success)
        {
            return DayOf(Of(match, "iso"), Of(match, "m"), Of(match, "d"));
        }

        if (match.Groups["word"].Success)
        {
            return DayOf(Of(match, "year"), MonthOf(match.Groups["word"].Value), Of(match, "day"));
        }

        var (a, b, year) = (Of(match, "a"), Of(match, "b"), Of(match, "y"));
        var dayFirst = DayOf(year, b, a);
        var monthFirst = match.Groups["s"].Value == "." ? null : DayOf(year, a, b);
        if (dayFirst is not null && monthFirst is not null && dayFirst != monthFirst && order is null)
        {
            problem = string.Create(
                CultureInfo.InvariantCulture,
                $"{match.Groups["date"].Value} could be {dayFirst:yyyy-MM-dd} or {monthFirst:yyyy-MM-dd}; "
                    + $"{SheetNotices.DayOrderKey} settles it (DayFirst or MonthFirst)"
            );
            return null;
        }

        return order switch
        {
            DayOrder.DayFirst => dayFirst ?? monthFirst,
            DayOrder.MonthFirst => monthFirst ?? dayFirst,
            _ => dayFirst ?? monthFirst,
        };
    }

    private static DateOnly? DayOf(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;

    private static int MonthOf(string word)
    {
        // An abbreviation is the beginning of a name, of three letters or more, and of one month's.
        var key = SheetCell.KeyOf(word.TrimEnd('.'));
        var fitting = Months
            .Index()
            .Where(month => key.Length >= 3 && month.Item.Split(' ').Any(name => name.StartsWith(key, StringComparison.Ordinal)))
            .ToList();
        return fitting.Count == 1 ? fitting[0].Index + 1 : 0;
    }

    /// <summary>The time of day; 24:00 is the end of it (ISO 8601-1, 5.3.1.2 of 2004).</summary>
    private static TimeSpan? TimeOf(Match match)
    {
        if (!match.Groups["h"].Success)
        {
            return TimeSpan.Zero;
        }

        var (hour, minute, second) = (Of(match, "h"), Of(match, "min"), match.Groups["sec"].Success ? Of(match, "sec") : 0);
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
            {
                return null;
            }

            hour = (hour % 12) + (match.Groups["half"].Value is "p" or "P" ? 12 : 0);
        }

        return hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute + second > 0) ? null : new(hour, minute, second);
    }

    private static (TimeSpan? Offset, bool IsKnown) OffsetOf(Match match)
    {
        var (zone, written) = (match.Groups["zone"], match.Groups["off"]);
        if (zone.Success && !Zones.ContainsKey(zone.Value))
        {
            return (null, false);
        }

        if (!written.Success)
        {
            return (zone.Success ? Zones[zone.Value] : null, true);
        }

        var digits = written.Value.Replace(":", "", StringComparison.Ordinal)[1..].PadLeft(2, '0').PadRight(4, '0');
        var size = new TimeSpan(
            int.Parse(digits.Length == 4 ? digits[..2] : digits[..1], CultureInfo.InvariantCulture),
            int.Parse(digits[2..4], CultureInfo.InvariantCulture),
            0
        );
        return size > TimeSpan.FromHours(14) ? (null, false) : (written.Value[0] == '-' ? -size : size, true);
    }

    private static int Of(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([ap])\.?\s?m\.?(?=\W|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meridian();

    [GeneratedRegex(
        @"^(?:[A-Za-z]{2,9}\.?,? )?"
            + @"(?<date>(?<iso>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})"
            + @"|(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})\k<s>(?<y>\d{4})"
            + @"|(?<day>\d{1,2})\.?[ -](?:de )?(?<word>[\p{L}]{3,12}\.?),?[ -](?:de )?(?<year>\d{4})"
            + @"|(?<word>[\p{L}]{3,12}\.?) (?<day>\d{1,2}),? (?<year>\d{4}))"
            + @"(?:(?:[T,]| at| à)? ?(?<h>\d{1,2})[:hH.](?<min>\d{2})(?:[:.](?<sec>\d{2})(?:[.,]\d{1,9})?)?(?: ?(?<half>[ap])\.? ?m\.?)?"
            + @"(?: ?(?<zone>[A-Z]{1,5}))?(?: ?(?<off>[+-]\d{1,2}(?::?\d{2})?))?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Written();
}

/// <summary>A time as a cell says it, or why it says none.</summary>
/// <param name="At">The day and time of day, in the zone of <paramref name="Offset"/>.</param>
/// <param name="Offset">The offset that the cell names, or null.</param>
/// <param name="Problem">Why it is none, where there is more to say than that it is none.</param>
/// <param name="IsRead">Whether it is one.</param>
internal readonly record struct SheetTime(DateTime At, TimeSpan? Offset, string? Problem, bool IsRead = true)
{
    /// <summary>The day, or null where the cell says none.</summary>
    public DateOnly? Day => IsRead ? DateOnly.FromDateTime(At) : null;

    /// <summary>A cell that says no time.</summary>
    public static SheetTime Bad(string? problem) => new(default, null, problem, IsRead: false);
}
