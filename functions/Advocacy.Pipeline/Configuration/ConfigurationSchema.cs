using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Advocacy.Pipeline.Configuration;

/// <summary>The JSON Schema (draft 7) of a configuration file, by which editors complete it: names, types, what holds otherwise, and
/// what the options' own documentation says.</summary>
public static class ConfigurationSchema
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema of a file whose section Advocacy has a shape.</summary>
    public static string Of(OptionMembers shape) =>
        new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "The configuration of Advocacy",
            ["type"] = "object",
            ["properties"] = new JsonObject { ["Advocacy"] = SchemaOf(shape) },
        }.ToJsonString(Json) + "\n";

    private static JsonObject SchemaOf(OptionShape shape) =>
        shape switch
        {
            OptionMembers members => new()
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["properties"] = new JsonObject(
                    members.Named.Select(member =>
                        KeyValuePair.Create(member.Key, (JsonNode?)Described(members.Type, member.Key, member.Value))
                    )
                ),
            },
            OptionTable table => new() { ["type"] = "object", ["additionalProperties"] = SchemaOf(table.Held) },
            OptionList list => new() { ["type"] = "array", ["items"] = SchemaOf(list.Item) },
            _ => ValueOf((OptionValue)shape),
        };

    private static JsonObject ValueOf(OptionValue value)
    {
        var schema = new JsonObject
        {
            ["type"] =
                value.IsWhole ? "integer"
                : value.IsNumber ? "number"
                : value.Type == typeof(bool) ? "boolean"
                : "string",
        };
        if (value.Type.IsEnum)
        {
            schema["enum"] = new JsonArray([.. Enum.GetNames(value.Type).Select(name => (JsonNode?)name)]);
        }

        if (value.Type == typeof(DateOnly))
        {
            schema["format"] = "date";
        }

        if (value.Standard is { } standard)
        {
            schema["default"] = value.Type.IsEnum ? standard.ToString() : JsonSerializer.SerializeToNode(standard, value.Type);
        }

        return schema;
    }

    private static JsonObject Described(Type type, string name, OptionShape shape)
    {
        var schema = SchemaOf(shape);
        var said =
            shape is OptionMembers { Type: var own } && own != typeof(object)
                ? SummaryOf($"T:{own.FullName}", own)
                : SummaryOf($"P:{type.FullName}.{name}", type);
        if (said is not null)
        {
            schema.Insert(0, "description", said);
        }

        return schema;
    }

    /// <summary>A text, or the last name of what is referred to.</summary>
    private static string TextOf(XNode node) =>
        node switch
        {
            XElement element when element.Attribute("cref") is { } reference => reference.Value.Split('.')[^1],
            XElement element => element.Value,
            XText text => text.Value,
            _ => "",
        };

    /// <summary>What the compiler wrote down beside the assembly; null where that is not there.</summary>
    private static string? SummaryOf(string member, Type type)
    {
        var file = Path.ChangeExtension(type.Assembly.Location, ".xml");
        if (!File.Exists(file))
        {
            return null;
        }

        var summary = XDocument
            .Load(file)
            .Descendants("member")
            .FirstOrDefault(one => one.Attribute("name")?.Value == member)
            ?.Element("summary");
        return summary is null
            ? null
            : string.Join(' ', string.Concat(summary.Nodes().Select(TextOf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
