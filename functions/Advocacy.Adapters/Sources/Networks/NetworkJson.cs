using System.Text.Json;

namespace Advocacy.Adapters.Sources.Networks;

/// <summary>Reads what may be missing, or something else, in a network's answer.</summary>
internal static class NetworkJson
{
    /// <summary>A text, or null where there is none.</summary>
    public static string? Text(this JsonElement json, string member) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole number, or null where there is none.</summary>
    public static long? Count(this JsonElement json, string member) => json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) ? count : null;
}
