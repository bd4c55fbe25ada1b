using System.Text.Json;

namespace Advocacy.Pipeline.Events;

/// <summary>Reads texts of events: what holds control characters or half a surrogate pair is none.</summary>
internal static class EventText
{
    /// <summary>A text of one line; null, with the reason, where it is none.</summary>
    public static string? Of(JsonSlice value, ReadOnlySpan<byte> json, WordCache words, TextLimits limits, out BadRowReason? reason)
    {
        reason = null;
        if (value.Kind != JsonTokenType.String)
        {
            reason = BadRowReason.WrongType;
            return null;
        }

        var bytes = value.In(json)[1..^1];
        var isPlain = !value.IsEscaped && bytes.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
        if (isPlain && bytes.Length <= limits.Max && (bytes.Length > 0 || limits.MayBeEmpty))
        {
            return words.Get(bytes);
        }

        var text = value.TextIn(json);
        if (text is null || text.Length > limits.Max || (text.Length == 0 && !limits.MayBeEmpty) || text.Any(char.IsControl))
        {
            reason = BadRowReason.BadText;
            return null;
        }

        return text;
    }

    /// <summary>A text that may have several lines; null where it is empty, or, with the reason, where it is none.</summary>
    public static string? Paragraphs(JsonSlice value, ReadOnlySpan<byte> json, out BadRowReason? reason)
    {
        reason = value.Kind == JsonTokenType.String ? null : BadRowReason.WrongType;
        if (reason is not null)
        {
            return null;
        }

        var text = value.TextIn(json);
        if (
            text is not { Length: <= EventLimits.MaxParagraphsLength }
            || text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
        )
        {
            reason = BadRowReason.BadText;
            return null;
        }

        return text.Length > 0 ? text : null;
    }
}

/// <summary>How long a text may be.</summary>
/// <param name="Max">At most, in UTF-16 units.</param>
/// <param name="MayBeEmpty">Whether it may be empty.</param>
internal readonly record struct TextLimits(int Max, bool MayBeEmpty);
