using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Advocacy.Reports.Formats;

/// <summary>Text from outside, as any output can hold it. XML 1.0 (section 2.2) has no place for control characters but tab and line ends,
/// nor for halves of surrogate pairs; other formats take them and do harm with them.</summary>
internal static class PlainText
{
    /// <summary>Characters that a cell of a spreadsheet holds.</summary>
    public const int CellLength = 32_767;

    private const char Replacement = '\uFFFD';

    /// <summary>The text with a replacement character for each that no output can hold.</summary>
    public static string Printable(string text) => IndexOfUnprintable(text, 0) < 0 ? text : Replaced(text);

    /// <summary>The same on one line: a name with a line break could pretend to be two.</summary>
    public static string OnOneLine(string text) => Printable(text).ReplaceLineEndings(" ").Replace('\t', ' ');

    /// <summary>The text cut to a length, never within a surrogate pair.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Replaced(string text)
    {
        var (plain, from) = (new StringBuilder(text.Length), 0);
        for (var at = IndexOfUnprintable(text, 0); at >= 0; at = IndexOfUnprintable(text, from))
        {
            plain.Append(text, from, at - from).Append(Replacement);
            from = at + 1;
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }

    private static int IndexOfUnprintable(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (
                char.IsSurrogate(text[i])
                || text[i] is '\uFFFE' or '\uFFFF'
                || (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r'))
            )
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>CSV as spreadsheets open it: UTF-8 with a byte order mark, commas, and nothing that starts a formula.</summary>
internal static class CsvText
{
    public static CsvWriter Writer(Stream stream) => Writer(stream, InjectionOptions.Escape);

    /// <summary>The same for tables without a text from outside, whose numbers may be below 0: a minus would be taken for a
    /// formula.</summary>
    public static CsvWriter WriterOfOwnTexts(Stream stream) => Writer(stream, InjectionOptions.None);

    /// <summary>A rate with six decimals, or nothing.</summary>
    public static string Rate(double? value) => value is { } rate ? rate.ToString("0.######", CultureInfo.InvariantCulture) : "";

    /// <summary>People or money with two decimals, or nothing.</summary>
    public static string Amount(double? value) => value is { } amount ? amount.ToString("0.##", CultureInfo.InvariantCulture) : "";

    /// <summary>Money with two decimals.</summary>
    public static string Amount(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static CsvWriter Writer(Stream stream, InjectionOptions injection) =>
        new(
            new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true),
            new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = injection }
        );
}
