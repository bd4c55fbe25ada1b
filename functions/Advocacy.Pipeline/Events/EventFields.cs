using System.Globalization;
using System.Text;
using System.Text.Json;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Events;

/// <summary>Reads the members of one JSON object and remembers the first problem met; after it, what is read means nothing.</summary>
internal sealed class EventFields(
    JsonMembers members,
    string path,
    WordCache words,
    Func<EmployeeId, PersonId> pseudonymOf,
    EventFields? parent = null
) : IEventFields
{
    private Problem? _problem;
    private ReadOnlyMemory<byte> _json;

    public Problem? Problem => parent is null ? _problem : parent.Problem;

    /// <summary>The person whom <see cref="Person"/> read last, as the company names them.</summary>
    public EmployeeId LastNamed { get; private set; }

    private ReadOnlySpan<byte> Json => _json.Span;

    /// <summary>Begins with the next object.</summary>
    /// <param name="json">The text that its members were read from.</param>
    public void Begin(ReadOnlyMemory<byte> json) => (_json, _problem) = (json, null);

    public string Id(ReadOnlySpan<byte> name) => Text(name, required: true, EventLimits.MaxTextLength) ?? "";

    public PersonId Person(ReadOnlySpan<byte> name)
    {
        LastNamed = new(Id(name));
        return Problem is null ? pseudonymOf(LastNamed) : default;
    }

    public string ContentId(ReadOnlySpan<byte> name) => Named(name, Id(name)) ?? "";

    public string? OptionalContentId(ReadOnlySpan<byte> name) => Named(name, OptionalId(name));

    public string? OptionalId(ReadOnlySpan<byte> name) => Text(name, required: false, EventLimits.MaxTextLength);

    public string? Label(ReadOnlySpan<byte> name) =>
        Text(name, required: false, EventLimits.MaxTextLength, mayBeEmpty: true) is { Length: > 0 } text ? Named(name, text) : null;

    public string? Url(ReadOnlySpan<byte> name) =>
        Text(name, required: false, EventLimits.MaxUrlLength, mayBeEmpty: true) is { Length: > 0 } text ? text : null;

    public string Source(ReadOnlySpan<byte> name) => Text(name, required: true, EventLimits.MaxUrlLength) ?? "";

    public string? Line(ReadOnlySpan<byte> name) => Url(name);

    public string? Paragraphs(ReadOnlySpan<byte> name)
    {
        if (!TryGet(name, required: false, out var value))
        {
            return null;
        }

        var text = EventText.Paragraphs(value, Json, out var reason);
        return reason is { } wrong ? Fail<string?>(wrong, name) : text;
    }

    public string? OptionalCurrency(ReadOnlySpan<byte> name) =>
        Text(name, required: false, EventLimits.MaxNetworkLength) is not { } currency ? null
        : currency.Length == 3 && currency.All(char.IsAsciiLetterUpper) ? currency
        : Fail<string?>(BadRowReason.UnknownValue, name);

    public decimal? Amount(ReadOnlySpan<byte> name)
    {
        if (!TryGet(name, required: false, out var value))
        {
            return null;
        }

        if (value.Kind != JsonTokenType.Number)
        {
            return Fail<decimal?>(BadRowReason.WrongType, name);
        }

        var isRead = decimal.TryParse(value.In(Json), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount);
        return isRead && amount is >= 0 and <= EventLimits.MaxAmount
            ? Math.Round(amount, 4)
            : Fail<decimal?>(BadRowReason.NumberOutOfRange, name);
    }

    public string Network(ReadOnlySpan<byte> name) => Network(name, required: true) ?? "";

    public string? OptionalNetwork(ReadOnlySpan<byte> name) => Network(name, required: false);

    private string? Network(ReadOnlySpan<byte> name, bool required)
    {
        var network = Named(name, Text(name, required, EventLimits.MaxNetworkLength)?.ToLowerInvariant());
        return network is not null && ReservedWords.IsJoined(network) ? Fail<string?>(BadRowReason.ReservedWord, name) : network;
    }

    public string Word(ReadOnlySpan<byte> name) => Text(name, required: true, EventLimits.MaxTextLength) ?? "";

    public T Choice<T>(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T> values)
        where T : struct => values.TryGetValue(Word(name), out var value) ? value : Fail<T>(BadRowReason.UnknownValue, name);

    public IsoWeek Week(ReadOnlySpan<byte> name) =>
        IsoWeek.TryParse(Word(name), out var week) ? week : Fail<IsoWeek>(BadRowReason.UnknownValue, name);

    public bool Flag(ReadOnlySpan<byte> name) =>
        TryGet(name, required: true, out var value)
        && (value.Kind == JsonTokenType.True || (value.Kind != JsonTokenType.False && Fail<bool>(BadRowReason.WrongType, name)));

    public bool? OptionalFlag(ReadOnlySpan<byte> name) => TryGet(name, required: false, out _) ? Flag(name) : null;

    public int Scale(ReadOnlySpan<byte> name, int max)
    {
        if (!TryGet(name, required: true, out var value))
        {
            return 0;
        }

        return Whole(value, name) is { } number
            ? (number >= 1 && number <= max ? (int)number : Fail<int>(BadRowReason.NumberOutOfRange, name))
            : 0;
    }

    public long? Count(ReadOnlySpan<byte> name, bool required = false)
    {
        if (!TryGet(name, required, out var value) || Whole(value, name) is not { } number)
        {
            return null;
        }

        return number is >= 0 and <= EventLimits.MaxCount ? number : Fail<long?>(BadRowReason.NumberOutOfRange, name);
    }

    public DateTimeOffset Time(ReadOnlySpan<byte> name) => OptionalTime(name, required: true) ?? default;

    public DateTimeOffset? OptionalTime(ReadOnlySpan<byte> name, bool required = false)
    {
        if (!TryGet(name, required, out var value))
        {
            return null;
        }

        if (value.Kind != JsonTokenType.String)
        {
            return Fail<DateTimeOffset?>(BadRowReason.WrongType, name);
        }

        return Rfc3339.Instant(value.TextIn(Json)) is not { } at ? Fail<DateTimeOffset?>(TimeReason(value), name)
            : at >= EventLimits.FirstInstant && at < EventLimits.EndInstant ? at
            : Fail<DateTimeOffset?>(BadRowReason.TimeOutOfRange, name);
    }

    public DateOnly Day(ReadOnlySpan<byte> name) => DayOrNull(name, required: true) ?? default;

    public DateOnly? OptionalDay(ReadOnlySpan<byte> name) => DayOrNull(name, required: false);

    private DateOnly? DayOrNull(ReadOnlySpan<byte> name, bool required)
    {
        if (!TryGet(name, required, out var value))
        {
            return null;
        }

        if (value.Kind != JsonTokenType.String)
        {
            return Fail<DateOnly?>(BadRowReason.WrongType, name);
        }

        if (Rfc3339.Day(value.TextIn(Json)) is not { } day)
        {
            return Fail<DateOnly?>(TimeReason(value), name);
        }

        return day >= EventLimits.FirstDay && day < EventLimits.EndDay ? day : Fail<DateOnly?>(BadRowReason.TimeOutOfRange, name);
    }

    /// <summary>Whether a member is an object; it is a problem where it is not.</summary>
    public bool IsObject(ReadOnlySpan<byte> name) =>
        TryGet(name, required: true, out var value)
        && (value.Kind == JsonTokenType.StartObject || Fail<bool>(BadRowReason.WrongType, name));

    /// <summary>Reads each object of an array, until a problem is met.</summary>
    public void ForEachObject(ReadOnlySpan<byte> name, Action<IEventFields> read)
    {
        var items = Items(name);
        for (var i = 0; i < items.Count && Problem is null; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}.{Encoding.UTF8.GetString(name)}[{i}]");
            if (items[i].Kind != JsonTokenType.StartObject)
            {
                Record(new(BadRowReason.WrongType, at));
                return;
            }

            var (inner, json) = (new JsonMembers(), _json.Slice(items[i].Start, items[i].Length));
            var reader = new Utf8JsonReader(json.Span, EventReader.Options);
            reader.Read();
            inner.Read(ref reader);
            var fields = new EventFields(inner, at, words, pseudonymOf, this);
            fields.Begin(json);
            read(fields);
        }
    }

    public IReadOnlyList<PersonId> People(ReadOnlySpan<byte> name)
    {
        var items = Items(name);
        var people = items.Count == 0 ? [] : new PersonId[items.Count];
        for (var i = 0; i < people.Length && Problem is null; i++)
        {
            if (TextOf(items[i], EventLimits.MaxTextLength, mayBeEmpty: false, out var reason) is { } employee)
            {
                people[i] = pseudonymOf(new(employee));
            }
            else if (reason is { } wrong)
            {
                Record(new(wrong, string.Create(CultureInfo.InvariantCulture, $"{path}.{Encoding.UTF8.GetString(name)}[{i}]")));
            }
        }

        return people;
    }

    public T Fail<T>(BadRowReason reason, ReadOnlySpan<byte> name)
    {
        Record(new(reason, $"{path}.{Encoding.UTF8.GetString(name)}"));
        return default!;
    }

    private string? Named(ReadOnlySpan<byte> name, string? text) =>
        text is not null && ReservedWords.Has(text) ? Fail<string?>(BadRowReason.ReservedWord, name) : text;

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

    private bool TryGet(ReadOnlySpan<byte> name, bool required, out JsonSlice value)
    {
        value = default;
        if (Problem is not null)
        {
            return false;
        }

        if (members.TryGet(Json, name, out value) && value.Kind != JsonTokenType.Null)
        {
            return true;
        }

        return required && Fail<bool>(BadRowReason.MissingMember, name);
    }

    private List<JsonSlice> Items(ReadOnlySpan<byte> name)
    {
        if (!TryGet(name, required: false, out var value))
        {
            return [];
        }

        if (value.Kind != JsonTokenType.StartArray)
        {
            Fail<object?>(BadRowReason.WrongType, name);
            return [];
        }

        return value.ItemsIn(Json);
    }

    private string? Text(ReadOnlySpan<byte> name, bool required, int max, bool mayBeEmpty = false)
    {
        if (!TryGet(name, required, out var value))
        {
            return null;
        }

        var text = TextOf(value, max, mayBeEmpty, out var reason);
        return reason is { } wrong ? Fail<string?>(wrong, name) : text;
    }

    private string? TextOf(JsonSlice value, int max, bool mayBeEmpty, out BadRowReason? reason) =>
        EventText.Of(value, Json, words, new(max, mayBeEmpty), out reason);

    private long? Whole(JsonSlice value, ReadOnlySpan<byte> name) =>
        value.WholeIn(Json, out var reason) is { } number ? number : Fail<long?>(reason, name);

    private BadRowReason TimeReason(JsonSlice value) =>
        value.TextIn(Json) is { Length: >= 10 } text && text.StartsWith("0000-", StringComparison.Ordinal)
            ? BadRowReason.TimeOutOfRange
            : BadRowReason.BadTime;
}
