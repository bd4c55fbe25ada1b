using System.Text.Json;

namespace Advocacy.Stores.Files;

/// <summary>Reads what the program wrote for itself. An error names the damaged file.</summary>
internal static class StoredJson
{
    /// <summary>What a file holds.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static T Read<T>(string name, ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, options)
                ?? throw new InvalidDataException($"{name} is empty; put it back from a backup, or delete it");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name} is damaged; put it back from a backup, or delete it: {e.Message}", e);
        }
    }
}
