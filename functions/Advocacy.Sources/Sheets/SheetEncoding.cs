using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Advocacy.Pipeline.Sources;
using UtfUnknown;

namespace Advocacy.Sources.Sheets;

/// <summary>The letters of a table of text: a byte order mark or valid UTF-8 settle them; older code pages are recognized by
/// UTF.Unknown, and what it chose is told.</summary>
internal static class SheetEncoding
{
    private const int MostLookedAt = 256 * 1024;
    private const float LeastConfidence = 0.55f;

    // Longer marks first: that of UTF-32 begins like that of UTF-16.
    private static readonly Encoding[] Marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        Encoding.UTF8,
        Encoding.Unicode,
        Encoding.BigEndianUnicode,
    ];

    // An ISO code page leaves 0x80 to 0x9F to control characters; Windows writes letters, quotes and dashes there.
    private static readonly Dictionary<string, string> OfWindows = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = "windows-1252",
        ["iso-8859-2"] = "windows-1250",
        ["iso-8859-4"] = "windows-1257",
        ["iso-8859-6"] = "windows-1256",
        ["iso-8859-7"] = "windows-1253",
        ["iso-8859-8"] = "windows-1255",
        ["iso-8859-9"] = "windows-1254",
        ["iso-8859-13"] = "windows-1257",
        ["us-ascii"] = "windows-1252",
    };

    /// <summary>A file's text, and what is to be told of how it was read; null where there was nothing to choose.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="chosen">The encoding that the configuration says for what has no mark and is no UTF-8, or null.</param>
    /// <exception cref="RefusedFileException">Its code page cannot be recognized.</exception>
    public static (string Text, string? Notice) Decode(string name, ReadOnlySpan<byte> content, string? chosen)
    {
        foreach (var marked in Marked)
        {
            if (content.StartsWith(marked.Preamble) && (marked is not UTF8Encoding || Utf8.IsValid(content)))
            {
                return (marked.GetString(content[marked.Preamble.Length..]), null);
            }
        }

        // A mark before other letters is not believed.
        content = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        if (UnmarkedWide(content) is { } wide)
        {
            return (wide.GetString(content), $"it is read as {wide.WebName}");
        }

        if (Utf8.IsValid(content))
        {
            return (Encoding.UTF8.GetString(content), null);
        }

        if (chosen is not null && SheetOptions.EncodingOf(chosen) is { } told)
        {
            return (told.GetString(content), null);
        }

        var found = Detect(name, content);
        return (
            found.GetString(content),
            $"its letters are read as {found.WebName}, which was recognized, not told; {SheetNotices.EncodingKey} says which they are"
        );
    }

    private static Encoding Detect(string name, ReadOnlySpan<byte> content)
    {
        if (IsDamagedUtf8(content))
        {
            return Encoding.UTF8;
        }

        var lines = LettersOf(content);
        var best = CharsetDetector
            .DetectFromBytes(lines)
            .Details.Where(found => SheetOptions.EncodingOf(found.EncodingName) is not null)
            .MaxBy(found => found.Confidence);
        if (best is null || best.Confidence < LeastConfidence)
        {
            throw new RefusedFileException(
                $"{name} is no UTF-8, and its letters could be of several code pages; save it as UTF-8, or say which in "
                    + $"{SheetNotices.EncodingKey}, such as windows-1252"
            );
        }

        var isWindows = best.EncodingName is "iso-8859-1" or "iso-8859-9" || lines.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0x9F);
        return SheetOptions.EncodingOf(isWindows ? OfWindows.GetValueOrDefault(best.EncodingName, best.EncodingName) : best.EncodingName)!;
    }

    /// <summary>The lines that have other letters than ASCII's: the rest tells a detector nothing.</summary>
    private static byte[] LettersOf(ReadOnlySpan<byte> content)
    {
        var lines = new List<byte>();
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range];
            if (line.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
            {
                lines.AddRange(line[..Math.Min(line.Length, MostLookedAt)]);
                lines.Add((byte)'\n');
            }

            if (lines.Count >= MostLookedAt)
            {
                break;
            }
        }

        return [.. lines];
    }

    /// <summary>UTF-16 without a mark: every other byte of what is mostly ASCII is 0.</summary>
    private static UnicodeEncoding? UnmarkedWide(ReadOnlySpan<byte> content)
    {
        var (even, odd, length) = (0, 0, Math.Min(content.Length, 1000) & ~1);
        for (var at = 0; at < length; at += 2)
        {
            even += content[at] == 0 ? 1 : 0;
            odd += content[at + 1] == 0 ? 1 : 0;
        }

        return length < 8 ? null
            : odd > length / 4 && even == 0 ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : even > length / 4 && odd == 0 ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : null;
    }

    /// <summary>UTF-8 in which a few letters were cut in two: most of what is not ASCII is whole letters.</summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> content)
    {
        var (whole, broken) = (0, 0);
        while (content.Length > 0)
        {
            var isWhole = Rune.DecodeFromUtf8(content, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            whole += isWhole && !rune.IsAscii ? 1 : 0;
            broken += isWhole ? 0 : 1;
            content = content[length..];
        }

        return whole > 4 * broken;
    }
}

/// <summary>What people are told of how a table was read.</summary>
internal static class SheetNotices
{
    /// <summary>The key of the configuration that says the code page.</summary>
    public const string EncodingKey = "Advocacy:Sheets:Encoding";

    /// <summary>The key that says whether days stand before months.</summary>
    public const string DayOrderKey = "Advocacy:Sheets:DayOrder";

    /// <summary>The key that says what stands before decimals.</summary>
    public const string DecimalKey = "Advocacy:Sheets:DecimalSign";

    /// <summary>That a line above the names of columns, or a second line of names, was passed over.</summary>
    public static string PassedOver(int line, string why) =>
        string.Create(CultureInfo.InvariantCulture, $"line {line} is passed over: {why}");
}
