using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Advocacy.Local.Terminal;

/// <summary>What a command answers where --json is given: one object on the output stream, for the next program.</summary>
internal sealed class JsonAnswer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // A figure that is none would otherwise leave no answer at all.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly JsonObject _members = [];

    /// <summary>Adds a member, or takes the place of one.</summary>
    public void Add(string name, object? value) => _members[name] = JsonSerializer.SerializeToNode(value, Json);

    /// <summary>The object, with a line break at its end.</summary>
    public override string ToString() => _members.ToJsonString(Json) + "\n";
}
