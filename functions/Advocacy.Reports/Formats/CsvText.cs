using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Advocacy.Reports.Formats;

/// <summary>CSV as spreadsheets open it: UTF-8 with a byte order mark, commas, and nothing that starts a formula.</summary>
internal static class CsvText
{
    public static CsvWriter Writer(Stream stream) => Writer(stream, InjectionOptions.Escape);

    /// <summary>The same for tables without a text from outside, whose numbers may be below 0: a minus would be taken for a
    /// formula.</summary>
    public static CsvWriter WriterOfOwnTexts(Stream stream) => Writer(stream, InjectionOptions.None);

    /// <summary>Writes rows of texts.</summary>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<IReadOnlyList<string?>> rows)
    {
        await using var csv = Writer(stream);
        await foreach (var row in rows)
        {
            foreach (var field in row)
            {
                csv.WriteField(field);
            }

            await csv.NextRecordAsync();
        }
    }

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
