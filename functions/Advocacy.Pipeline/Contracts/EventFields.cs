using System.Globalization;
using System.Text.Json;

namespace Advocacy.Pipeline.Contracts;

/// <summary>Reads the members of one JSON object and remembers the first problem met; after it, what is read means nothing.</summary>
internal sealed class EventFields(JsonElement root, string path, EventFields? parent = null)
{
    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fK", "yyyy-MM-dd'T'HH:mm:ss.ffK", "yyyy-MM-dd'T'HH:mm:ss.fffK",
        "yyyy-MM-dd'T'HH:mm:ss.ffffK", "yyyy-MM-dd'T'HH:mm:ss.fffffK", "yyyy-MM-dd'T'HH:mm:ss.ffffffK", "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
    ];

    private Problem? _problem;

    public Problem? Problem => parent is null ? _problem : parent.Problem;

    public string Id(string name) => Text(name, required: true, EventLimits.MaxTextLength) ?? "";

    public string? OptionalId(string name) => Text(name, required: false, EventLimits.MaxTextLength);

    public string? Label(string name) => Text(name, required: false, EventLimits.MaxTextLength, mayBeEmpty: true) is { Length: > 0 } text ? text : null;

    public string? Url(string name) => Text(name, required: false, EventLimits.MaxUrlLength, mayBeEmpty: true) is { Length: > 0 } text ? text : null;

    public string Source(string name) => Text(name, required: true, EventLimits.MaxUrlLength) ?? "";

    public string Network(string name) => Text(name, required: true, EventLimits.MaxNetworkLength)?.ToLowerInvariant() ?? "";

    public string Word(string name) => Text(name, required: true, EventLimits.MaxTextLength) ?? "";

    public bool Flag(string name)
    {
        if (!TryGet(name, required: true, out var value))
        {
            return false;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : Fail<bool>(BadRowReason.WrongType, name);
    }

    public int Scale(string name, int max)
    {
        if (!TryGet(name, required: true, out var value))
        {
            return 0;
        }

        return Whole(value, name) is { } number ? (number >= 1 && number <= max ? (int)number : Fail<int>(BadRowReason.NumberOutOfRange, name)) : 0;
    }

    public long? Count(string name, bool required = false)
    {
        if (!TryGet(name, required, out var value) || Whole(value, name) is not { } number)
        {
            return null;
        }

        return number >= 0 ? number : Fail<long?>(BadRowReason.NumberOutOfRange, name);
    }

    public DateTimeOffset Time(string name) => OptionalTime(name, required: true) ?? default;

    public DateTimeOffset? OptionalTime(string name, bool required = false)
    {
        if (!TryGet(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return Fail<DateTimeOffset?>(BadRowReason.WrongType, name);
        }

        return ParseTime(value) is not { } at ? Fail<DateTimeOffset?>(TimeReason(value), name)
            : at >= EventLimits.FirstInstant && at < EventLimits.EndInstant ? at
            : Fail<DateTimeOffset?>(BadRowReason.TimeOutOfRange, name);
    }

    public DateOnly Day(string name) => OptionalDay(name, required: true) ?? default;

    public DateOnly? OptionalDay(string name, bool required = false)
    {
        if (!TryGet(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return Fail<DateOnly?>(BadRowReason.WrongType, name);
        }

        if (ParseDay(value) is not { } day)
        {
            return Fail<DateOnly?>(TimeReason(value), name);
        }

        return day >= EventLimits.FirstDay && day < EventLimits.EndDay ? day : Fail<DateOnly?>(BadRowReason.TimeOutOfRange, name);
    }

    public EventFields Object(string name)
    {
        if (!TryGet(name, required: true, out var value))
        {
            return new(default, path, this);
        }

        return value.ValueKind == JsonValueKind.Object ? new(value, $"{path}.{name}", this) : Fail<EventFields?>(BadRowReason.WrongType, name) ?? new(default, path, this);
    }

    public IEnumerable<EventFields> Objects(string name)
    {
        var index = 0;
        foreach (var item in Items(name))
        {
            var at = $"{name}[{index++}]";
            if (item.ValueKind != JsonValueKind.Object)
            {
                Fail<object?>(BadRowReason.WrongType, at);
                yield break;
            }

            yield return new(item, $"{path}.{at}", this);
        }
    }

    public IReadOnlyList<string> Ids(string name)
    {
        List<string>? ids = null;
        foreach (var item in Items(name))
        {
            (ids ??= []).Add(Text(item, $"{name}[{ids?.Count ?? 0}]", EventLimits.MaxTextLength, mayBeEmpty: false) ?? "");
        }

        return ids is null ? [] : ids;
    }

    public T Fail<T>(BadRowReason reason, string name)
    {
        Record(new(reason, $"{path}.{name}"));
        return default!;
    }

    private void Record(Problem problem)
    {
        if (parent is null)
        {
            _problem ??= problem;
        }
        else
        {
            parent.Record(problem);
        }
    }

    private bool TryGet(string name, bool required, out JsonElement value)
    {
        value = default;
        if (Problem is not null || root.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (root.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null)
        {
            return true;
        }

        return required && Fail<bool>(BadRowReason.MissingMember, name);
    }

    private IEnumerable<JsonElement> Items(string name)
    {
        if (!TryGet(name, required: false, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Fail<IEnumerable<JsonElement>?>(BadRowReason.WrongType, name) ?? [];
    }

    private string? Text(string name, bool required, int max, bool mayBeEmpty = false) =>
        TryGet(name, required, out var value) ? Text(value, name, max, mayBeEmpty) : null;

    private string? Text(JsonElement value, string name, int max, bool mayBeEmpty)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return Fail<string?>(BadRowReason.WrongType, name);
        }

        var text = StringOf(value);
        return text is null || text.Length > max || (text.Length == 0 && !mayBeEmpty) || text.Any(char.IsControl)
            ? Fail<string?>(BadRowReason.BadText, name)
            : text;
    }

    private long? Whole(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            return Fail<long?>(BadRowReason.WrongType, name);
        }

        if (value.TryGetInt64(out var number))
        {
            return number;
        }

        // 5.0 is the number 5 to JSON Schema; 5.5 is no count, and 1e400 none that anybody reaches.
        var wide = value.GetDouble();
        return !double.IsInteger(wide) && double.IsFinite(wide) ? Fail<long?>(BadRowReason.WrongType, name)
            : Math.Abs(wide) < long.MaxValue ? (long)wide
            : Fail<long?>(BadRowReason.NumberOutOfRange, name);
    }

    private static string? StringOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair: JSON can spell what is no text.
        }
    }

    private static DateTimeOffset? ParseTime(JsonElement value)
    {
        var text = StringOf(value);
        if (text is null || text.Length < 20 || !HasOffset(text))
        {
            return null;
        }

        var upper = text.ToUpperInvariant();
        return DateTimeOffset.TryParseExact(Trim(upper), InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at)
            ? new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero)
            : null;
    }

    private static DateOnly? ParseDay(JsonElement value) =>
        DateOnly.TryParseExact(StringOf(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : ParseTime(value) is { } at ? DateOnly.FromDateTime(at.UtcDateTime)
        : null;

    private static BadRowReason TimeReason(JsonElement value) =>
        StringOf(value) is { Length: >= 10 } text && text.StartsWith("0000-", StringComparison.Ordinal) ? BadRowReason.TimeOutOfRange : BadRowReason.BadTime;

    private static bool HasOffset(string text) => text[^1] is 'Z' or 'z' || (text[^3] == ':' && text[^6] is '+' or '-');

    private static string Trim(string text)
    {
        // RFC 3339 has any number of fractional digits; .NET reads seven.
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return text;
        }

        var end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - dot - 1 <= 7 ? text : text.Remove(dot + 8, end - dot - 8);
    }
}
