using System.Text;
using System.Text.Json.Nodes;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Events;

/// <summary>Writes down as JSON Schema (draft 7) what is asked for, and gives nothing.</summary>
internal sealed class SchemaFields : IEventFields
{
    private const string NoControl = @"^[^\u0000-\u001f\u007f]+$";
    private readonly List<string> _required = [];
    private readonly JsonObject _properties = [];

    /// <summary>The schema of the object.</summary>
    public JsonObject Schema =>
        new()
        {
            ["type"] = "object",
            ["required"] = Strings(_required),
            ["properties"] = _properties.DeepClone(),
        };

    public string Id(ReadOnlySpan<byte> name) => Add(name, true, Text(true, EventLimits.MaxTextLength), "");

    public PersonId Person(ReadOnlySpan<byte> name)
    {
        Id(name);
        return default;
    }

    public IReadOnlyList<PersonId> People(ReadOnlySpan<byte> name) =>
        Add<IReadOnlyList<PersonId>>(
            name,
            false,
            new JsonObject { ["type"] = OrNull("array"), ["items"] = Text(true, EventLimits.MaxTextLength) },
            []
        );

    public string ContentId(ReadOnlySpan<byte> name) => Add(name, true, Named(Text(true, EventLimits.MaxTextLength)), "");

    public string? OptionalContentId(ReadOnlySpan<byte> name) =>
        Add(name, false, Named(Text(false, EventLimits.MaxTextLength)), (string?)null);

    public string? Label(ReadOnlySpan<byte> name) => Add(name, false, Named(Free(EventLimits.MaxTextLength)), (string?)null);

    public string? Url(ReadOnlySpan<byte> name) => Add(name, false, Free(EventLimits.MaxUrlLength), (string?)null);

    public string? Line(ReadOnlySpan<byte> name) => Add(name, false, Free(EventLimits.MaxUrlLength), (string?)null);

    public string? Paragraphs(ReadOnlySpan<byte> name) => Add(name, false, Free(EventLimits.MaxParagraphsLength), (string?)null);

    public string? OptionalCurrency(ReadOnlySpan<byte> name) =>
        Add(name, false, new JsonObject { ["type"] = OrNull("string"), ["pattern"] = "^[A-Z]{3}$" }, (string?)null);

    public decimal? Amount(ReadOnlySpan<byte> name) =>
        Add(
            name,
            false,
            new JsonObject
            {
                ["type"] = OrNull("number"),
                ["minimum"] = 0,
                ["maximum"] = EventLimits.MaxAmount,
            },
            (decimal?)null
        );

    public string Network(ReadOnlySpan<byte> name) => Network(name, true) ?? "";

    public string? OptionalNetwork(ReadOnlySpan<byte> name) => Network(name, false);

    private string? Network(ReadOnlySpan<byte> name, bool required)
    {
        var network = Text(required, EventLimits.MaxNetworkLength);
        network["description"] = "Read without regard to case";
        network["not"] = new JsonObject { ["anyOf"] = new JsonArray(Pattern(ReservedWords.Pattern), Pattern(ReservedWords.JoinedPattern)) };
        return Add(name, required, network, (string?)null);
    }

    public T Choice<T>(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T> values)
        where T : struct => Add(name, true, new JsonObject { ["type"] = "string", ["enum"] = Strings(values.Keys) }, default(T));

    public IsoWeek Week(ReadOnlySpan<byte> name)
    {
        var week = Pattern("^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$");
        week["description"] = "ISO week";
        return Add(name, true, week, default(IsoWeek));
    }

    public bool Flag(ReadOnlySpan<byte> name) => Add(name, true, new JsonObject { ["type"] = "boolean" }, false);

    public bool? OptionalFlag(ReadOnlySpan<byte> name) => Add(name, false, new JsonObject { ["type"] = OrNull("boolean") }, (bool?)null);

    public int Scale(ReadOnlySpan<byte> name, int max) => Add(name, true, Whole(true, 1, max), 0);

    public long? Count(ReadOnlySpan<byte> name, bool required = false) =>
        Add(name, required, Whole(required, 0, EventLimits.MaxCount), (long?)null);

    public DateTimeOffset Time(ReadOnlySpan<byte> name) => Add(name, true, TimeOf(true), default(DateTimeOffset));

    public DateTimeOffset? OptionalTime(ReadOnlySpan<byte> name, bool required = false) =>
        Add(name, required, TimeOf(required), (DateTimeOffset?)null);

    public DateOnly Day(ReadOnlySpan<byte> name) => Add(name, true, DayOf(true), default(DateOnly));

    public DateOnly? OptionalDay(ReadOnlySpan<byte> name) => Add(name, false, DayOf(false), (DateOnly?)null);

    public void ForEachObject(ReadOnlySpan<byte> name, Action<IEventFields> read)
    {
        var item = new SchemaFields();
        read(item);
        Add(name, false, new JsonObject { ["type"] = OrNull("array"), ["items"] = item.Schema }, 0);
    }

    /// <summary>An instant, RFC 3339.</summary>
    internal static JsonObject TimeOf(bool required) =>
        new()
        {
            ["type"] = required ? "string" : OrNull("string"),
            ["format"] = "date-time",
            ["description"] = "RFC 3339 with an offset, from 1970 to 2099",
            ["pattern"] = "^(19[7-9]|20[0-9])[0-9]-",
        };

    /// <summary>A text that is not empty, without control characters.</summary>
    internal static JsonObject Text(bool required, int longest) =>
        new()
        {
            ["type"] = required ? "string" : OrNull("string"),
            ["minLength"] = 1,
            ["maxLength"] = longest,
            ["pattern"] = NoControl,
        };

    /// <summary>Texts as an array.</summary>
    internal static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private static JsonObject Free(int longest) => new() { ["type"] = OrNull("string"), ["maxLength"] = longest };

    private static JsonObject Named(JsonObject text)
    {
        text["not"] = Pattern(ReservedWords.Pattern);
        return text;
    }

    private static JsonObject Whole(bool required, long least, long most) =>
        new()
        {
            ["type"] = required ? "integer" : OrNull("integer"),
            ["minimum"] = least,
            ["maximum"] = most,
        };

    private static JsonObject DayOf(bool required) =>
        new()
        {
            ["type"] = required ? "string" : OrNull("string"),
            ["description"] = "A day, from 1900 to 2099; of a date-time its UTC day is taken",
            ["pattern"] = "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt].+)?$",
        };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonArray OrNull(string type) => [type, "null"];

    private T Add<T>(ReadOnlySpan<byte> name, bool required, JsonObject schema, T nothing)
    {
        var member = Encoding.UTF8.GetString(name);
        _properties[member] = schema;
        if (required)
        {
            _required.Add(member);
        }

        return nothing;
    }
}
