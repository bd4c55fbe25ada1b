using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Advocacy.Pipeline.Events;

/// <summary>The JSON Schemas (draft 7) of the contract, as <see cref="EventContract"/> gives them. Events/Schemas holds them for readers in
/// other languages.</summary>
internal static class EventSchema
{
    private static readonly string[] Required = ["specversion", "id", "source", "type", "data"];
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema of a type.</summary>
    /// <exception cref="ArgumentException">The type is not in the contract.</exception>
    public static string Of(string type)
    {
        if (!EventContract.Types.TryGetValue(type, out var described))
        {
            throw new ArgumentException($"'{type}' is not in the contract.", nameof(type));
        }

        var data = new SchemaFields();
        described.Read(data, default);
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = type,
            ["description"] = $"{described.Says} Members not named here are ignored.",
            ["type"] = "object",
            ["required"] = SchemaFields.Strings(Required),
            ["properties"] = new JsonObject
            {
                ["specversion"] = OneOf(EventReader.SpecVersion),
                ["id"] = SchemaFields.Text(true, EventLimits.MaxTextLength),
                ["source"] = SchemaFields.Text(true, EventLimits.MaxUrlLength),
                ["type"] = OneOf(type),
                ["time"] = SchemaFields.TimeOf(required: false),
                ["data"] = data.Schema,
            },
        };
        return schema.ToJsonString(Json) + "\n";
    }

    private static JsonObject OneOf(string value) => new() { ["type"] = "string", ["enum"] = SchemaFields.Strings([value]) };
}
