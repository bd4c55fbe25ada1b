using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;

namespace Advocacy.Pipeline.Privacy;

/// <summary>What a person is called in events and behind the ingest, for finding whatever names them. A name is found where it stands
/// alone, not within a longer one.</summary>
/// <param name="EmployeeId">The company's id.</param>
/// <param name="Pseudonym">The pseudonym.</param>
public sealed partial record PersonNames(EmployeeId EmployeeId, PersonId Pseudonym)
{
    // A shorter text is too common to be somebody's name wherever it occurs.
    private const int LeastInPlainText = 8;
    private const int LeastInSource = 5;
    private const int MostEscapes = 4;
    private static readonly HashSet<string> PersonMembers = new(["employeeId", "mentions"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> SourceMembers = new(["source", "type"], StringComparer.OrdinalIgnoreCase);
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = EventLimits.MaxDepth + 1 };

    /// <summary>The ids of their shares: with the network, one leads to its author.</summary>
    public IReadOnlySet<string> Shares { get; init; } = new HashSet<string>();

    /// <summary>Whether a text, UTF-8 or UTF-16, names them or a share of theirs: within the texts of JSON in any spelling that it has, or
    /// anywhere in what is no JSON. A number is a name only where a person's id belongs.</summary>
    public bool In(ReadOnlySpan<byte> text)
    {
        var isPlain = StandsIn(text, EmployeeId.Value) || StandsIn(text, Pseudonym.Value);
        return isPlain || Shares.Count > 0 || text.ContainsAny((byte)'\\', (byte)'%')
            ? IsNamedInJson(text)
                ?? (isPlain || IsShareIn(text) || IsInWideText(text) || IsInEscaped(Encoding.UTF8.GetString(text), IsInUtf8))
            : IsInWideText(text);
    }

    /// <summary>Whether the name of a file names them: names are often joined with what else the file is about.</summary>
    public bool InFileName(string name) =>
        new[] { EmployeeId.Value, Pseudonym.Value }.Any(id =>
        {
            for (var from = 0; name.IndexOf(id, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at; from = at + 1)
            {
                if (
                    (at == 0 || !char.IsLetterOrDigit(name[at - 1]))
                    && (at + id.Length == name.Length || !char.IsLetterOrDigit(name[at + id.Length]))
                )
                {
                    return true;
                }
            }

            return false;
        });

    /// <summary>A message of events without those about them, and without them among the mentions of others; null where nothing is
    /// left.</summary>
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
            List<byte[]> left =
            [
                .. (isArray ? json.RootElement.EnumerateArray() : Enumerable.Repeat(json.RootElement, 1)).Select(Without).OfType<byte[]>(),
            ];
            if (left.Count == 0)
            {
                return null;
            }

            return isArray ? Encoding.UTF8.GetBytes($"[{string.Join(',', left.Select(Encoding.UTF8.GetString))}]") : left[0];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // It cannot be taken apart: no JSON, or half a surrogate pair in it.
        }
    }

    /// <summary>What is no JSON may be text that was saved in two bytes a letter.</summary>
    private bool IsInWideText(ReadOnlySpan<byte> text) =>
        text.Contains((byte)0)
        && (
            IsInUtf8(Encoding.Unicode.GetString(text))
            || IsInUtf8(Encoding.BigEndianUnicode.GetString(text))
            || IsInUtf8(Encoding.Unicode.GetString(text[1..]))
        );

    /// <summary>Whether a text has them behind escapes of JSON or of addresses: it may be broken, or hold JSON that holds JSON.</summary>
    private static bool IsInEscaped(string text, Func<string, bool> isIn)
    {
        for (var level = 0; level < MostEscapes && text.AsSpan().ContainsAny('\\', '%'); level++)
        {
            text = Uri.UnescapeDataString(Escapes().Replace(text, Unescaped));
            if (isIn(text))
            {
                return true;
            }
        }

        return false;
    }

    private static string Unescaped(Match escape) =>
        escape.Value[1] == 'u'
            ? ((char)int.Parse(escape.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
            : escape.Value[1..];

    [GeneratedRegex(@"\\(u[0-9a-fA-F]{4}|[""\\/])")]
    private static partial Regex Escapes();

    private bool IsInUtf8(string text) =>
        Stands(text) || Shares.Any(share => share.Length >= LeastInPlainText && text.Contains(share, StringComparison.Ordinal));

    private bool IsShareIn(ReadOnlySpan<byte> text)
    {
        foreach (var share in Shares)
        {
            if (share.Length >= LeastInPlainText && StandsIn(text, share))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsIn(ReadOnlySpan<byte> text, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        for (var from = 0; text[from..].IndexOf(bytes) is >= 0 and var at; from += at + 1)
        {
            if (!EndsInName(text[..(from + at)]) && !BeginsInName(text[(from + at + bytes.Length)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsInName(ReadOnlySpan<byte> text) =>
        Rune.DecodeLastFromUtf8(text, out var last, out _) == OperationStatus.Done && IsOfName(last);

    private static bool BeginsInName(ReadOnlySpan<byte> text) =>
        Rune.DecodeFromUtf8(text, out var first, out _) == OperationStatus.Done && IsOfName(first);

    private static bool IsOfName(Rune letter) => Rune.IsLetterOrDigit(letter) || letter.Value is '_' or '-';

    /// <summary>Null where it is no JSON.</summary>
    private bool? IsNamedInJson(ReadOnlySpan<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text.ToArray(), Json);
            return IsNamedIn(json.RootElement, "");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsNamedIn(JsonElement json, string member) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().Any(item => IsNamedIn(item, member)),
            JsonValueKind.Object => json.EnumerateObject().Any(inner => IsNamedIn(inner.Value, inner.Name) || Stands(inner.Name)),
            JsonValueKind.Number => PersonMembers.Contains(member) && Stands(json.GetRawText()),
            // A word such as hr, where events come from, is nobody.
            JsonValueKind.String when SourceMembers.Contains(member) && EmployeeId.Value.Length < LeastInSource => false,
            _ => Is(json) || (Shares.Count > 0 && member.Equals("shareId", StringComparison.OrdinalIgnoreCase) && IsShare(json)),
        };

    private bool IsShare(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String && Shares.Contains(json.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return false; // Half a surrogate pair.
        }
    }

    private bool Stands(string text) =>
        Encoding.UTF8.GetBytes(text) is var bytes && (StandsIn(bytes, EmployeeId.Value) || StandsIn(bytes, Pseudonym.Value));

    private bool Is(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String && json.GetString() is { } text && (Stands(text) || IsInEscaped(text, Stands));
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
