using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Advocacy.Pipeline.Contracts;

/// <summary>What a person is called in events and behind the ingest, for finding whatever names them. A name is found where it stands alone, not within a longer one.</summary>
/// <param name="EmployeeId">The company's id.</param>
/// <param name="Pseudonym">The pseudonym.</param>
public sealed record PersonNames(string EmployeeId, string Pseudonym)
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = EventLimits.MaxDepth + 1 };

    /// <summary>Whether a text, UTF-8, names them: as it stands, or in any spelling that JSON has.</summary>
    public bool In(ReadOnlySpan<byte> text) => StandsIn(text, EmployeeId) || StandsIn(text, Pseudonym) || (text.Contains((byte)'\\') && IsNamedInJson(text));

    /// <summary>A message of events without those about them, and without them among the mentions of others; null where nothing is left.</summary>
    public ReadOnlyMemory<byte>? Without(ReadOnlyMemory<byte> message)
    {
        if (!In(message.Span))
        {
            return message;
        }

        try
        {
            using var json = JsonDocument.Parse(message, Json);
            var isArray = json.RootElement.ValueKind == JsonValueKind.Array;
            List<byte[]> left = [.. (isArray ? json.RootElement.EnumerateArray() : Enumerable.Repeat(json.RootElement, 1)).Select(Without).OfType<byte[]>()];
            if (left.Count == 0)
            {
                return null;
            }

            return isArray ? Encoding.UTF8.GetBytes($"[{string.Join(',', left.Select(Encoding.UTF8.GetString))}]") : left[0];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool StandsIn(ReadOnlySpan<byte> text, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        for (var from = 0; text[from..].IndexOf(bytes) is >= 0 and var at; from += at + 1)
        {
            var (start, end) = (from + at, from + at + bytes.Length);
            if ((start == 0 || !IsOfName(text[start - 1])) && (end == text.Length || !IsOfName(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfName(byte letter) => char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'_' or (byte)'-' or >= 0x80;

    private bool IsNamedInJson(ReadOnlySpan<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text.ToArray(), Json);
            return IsNamedIn(json.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool IsNamedIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Any(IsNamedIn),
        JsonValueKind.Object => json.EnumerateObject().Any(member => IsNamedIn(member.Value)),
        _ => Is(json),
    };

    private bool Is(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String && json.GetString() is { } text && (text == EmployeeId || text == Pseudonym);
        }
        catch (InvalidOperationException)
        {
            return false; // Half a surrogate pair: what is no text names nobody.
        }
    }

    private byte[]? Without(JsonElement item)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Copy(item, writer);
        }

        return In(buffer.WrittenSpan) ? null : buffer.WrittenSpan.ToArray();
    }

    /// <summary>Copies all but them in lists of people.</summary>
    private void Copy(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Copy(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray().Where(item => !Is(item)))
                {
                    Copy(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
